import { call, parameter } from "../../../dataflow/build";

/** The folder of the export in the one form that names of folders are compared in: with dots, where some have colons. */
export const folderLabel = call("replace", parameter("folder"), ":", ".");
