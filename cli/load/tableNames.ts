import { lakeTables, type LoadSettings } from "../../pipelines";

/** The tables that a load writes, in the order in which reports name them. */
export const tableNames = (settings: LoadSettings): readonly string[] =>
  lakeTables(settings).map(({ definition }) => definition.name);
