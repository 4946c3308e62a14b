import { concat, Stream, type Expression, type Operand, type Options, type Sink } from "../dataflow/build";
import { containers } from "./layout";

/** What is kept of a row that was refused. */
export const quarantineColumns = ["table", "folder", "file", "row", "Id", "column", "value", "reason"] as const;
export type QuarantineColumn = (typeof quarantineColumns)[number];

const options: Options = {
  allowSchemaDrift: true,
  validateSchema: false,
  format: "delimited",
  fileSystem: containers.quarantine,
  columnDelimiter: ",",
  quoteChar: '"',
  escapeChar: '"',
  quoteAll: true,
  columnNamesAsHeader: true,
  // One file a table and folder, named by the rows themselves: repeating a load replaces it, and no row means no file.
  rowUrlColumn: "path",
  skipDuplicateMapInputs: true,
  skipDuplicateMapOutputs: true,
};

/** Writes refused rows to `<table>/<label>.csv` in the quarantine container. */
export function quarantineSink(
  name: string,
  rows: Stream<QuarantineColumn>,
  label: Expression,
  saveOrder: number,
): Sink {
  return rows
    .derive(`${name}File`, (c) => ({ path: concat(c.table, "/", label, ".csv") satisfies Operand }))
    .sink(name, { ...options, saveOrder });
}
