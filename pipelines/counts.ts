import type { Sink, Stream } from "../dataflow/build";

/** The cache sink that carries a data flow's counts, one row a table, into its activity's output. */
export const countsSink = (counts: Stream<string>): Sink =>
  counts.sink("counts", { store: "cache", format: "inline", output: true, saveOrder: 1 });
