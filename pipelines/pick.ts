import type { Columns } from "../dataflow/build";

/** The named columns of a stream, under their own names. */
export const pick = (columns: Columns<string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, columns[name]!]));
