import type { Columns } from "../dataflow/build";

/** The named columns of a stream, under their own names. */
export const pick = <N extends string>(columns: Columns<string>, names: readonly N[]): Columns<NoInfer<N>> =>
  Object.fromEntries(names.map((name) => [name, columns[name]!])) as Columns<N>;
