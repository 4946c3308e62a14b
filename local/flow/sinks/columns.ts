import type { PlanColumn } from "../../../dataflow/translate";
import { problem } from "../../../errors";
import { identifier } from "../../duckdb/quote";
import type { SinkRows } from "./sink";

/** The columns of a sink's rows under their own names, for the outermost SELECT of a query. */
export function namedColumns(columns: readonly PlanColumn[]): string {
  return columns.map(({ name, sql }) => `${identifier(sql)} AS ${identifier(name)}`).join(", ");
}

/** Stored columns are told apart without case, by Delta as by Spark's file writers. */
export function refuseSameNames({ statement, columns }: SinkRows): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    const { verb, name: stream } = statement;
    if (seen.has(name.toLowerCase())) throw problem("flow-column-twice", { verb, stream, column: name });
    seen.add(name.toLowerCase());
  }
}
