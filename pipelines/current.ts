import type { Columns } from "../dataflow/build";

/** The name of a column of the row that a table holds, where it stands beside the one that came in. */
export const currentOf = (name: string): string => `current_${name}`;

/** The named columns of the row that a table holds, under such names. */
export const pickCurrent = (held: Columns<string>, names: readonly string[]): Columns<string> =>
  Object.fromEntries(names.map((name) => [currentOf(name), held[name]!]));
