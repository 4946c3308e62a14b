import {
  array,
  byName,
  call,
  columnNames,
  concat,
  descending,
  eq,
  hasColumn,
  iif,
  isNull,
  not,
  parameter,
  rowNumber,
  Stream,
  toLong,
  toText,
  trim,
  type Columns,
  type Expression,
} from "../../dataflow/build";
import { auditColumns, type Column, type CommerceTable } from "../commerce/table";
import { isDeleteMark, parseText, refusedColumn, sinkTimestamp } from "./parse";

/** Columns of the export that every table has, besides the declared ones. */
const systemColumns = ["Id", "versionnumber", "SinkModifiedOn", "IsDelete"] as const;

const textOf = (column: string): string => `${column}_text`;

/** The columns that a row of the export becomes: its text, and what the text means. */
type Any = Stream<string>;

const pickSame = (columns: Columns<string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, columns[name]!]));

/** The export of one table in one folder, every column by name and as text, so that no script depends on an export. */
export function exported(table: CommerceTable): Any {
  const source = Stream.source(
    `${table.entity}Export`,
    {},
    {
      allowSchemaDrift: true,
      validateSchema: false,
      ignoreNoFilesFound: true,
      // Not documented for CDM sources: where the service does not fill it, the column is null and the folder still tells.
      rowUrlColumn: "_file",
      format: "cdm",
      manifestType: "model",
      entity: table.entity,
      fileSystem: parameter("container"),
      folderPath: parameter("folder"),
    },
  ).untyped();
  const names = [...systemColumns, ...table.columns.map((column) => column.name)];
  const texts = source.derive(`${table.entity}Text`, () => ({
    ...Object.fromEntries(names.map((name) => [textOf(name), toText(byName(name))])),
    file: toText(byName("_file")),
    row: toLong(byName("_row")),
    missingColumns: missing(table),
    ignoredColumns: ignored(table, names),
  }));
  const kept = [...names.map(textOf), "file", "row", "missingColumns", "ignoredColumns"];
  // Only what is used goes on: an export has hundreds of columns that would be carried through every shuffle.
  return texts.select(`${table.entity}Rows`, (c) => pickSame(c, kept));
}

/** Names of declared columns that the export lacks, separated by blanks; empty where it has all. */
const missing = (table: CommerceTable): Expression => {
  const expected = table.columns.filter((column) => column.expected);
  return trim(concat("", ...expected.map(({ name }) => iif(hasColumn(name), "", ` ${name}`))));
};

/** How many columns the export has that the model does not use. */
const ignored = (table: CommerceTable, known: readonly string[]): Expression =>
  call("size", call("except", columnNames(`${table.entity}Export`), array(...known, "_file", "_row")));

/** Every row with its values parsed and, in `refused`, the column that cannot be. */
export function parsed(table: CommerceTable, rows: Any): Any {
  const values = rows.derive(`${table.entity}Parsed`, (c) => ({
    Id: c[textOf("Id")]!,
    versionnumber: toLong(c[textOf("versionnumber")]!),
    SinkModifiedOn: sinkTimestamp(c[textOf("SinkModifiedOn")]!),
    IsDelete: isDeleteMark(c[textOf("IsDelete")]!),
    ...Object.fromEntries(table.columns.map(({ name, type }) => [name, parseText(type, c[textOf(name)]!)])),
  }));
  return values.derive(`${table.entity}Checked`, (c) => ({
    refused: refusedColumn(
      { id: c["Id"]!, version: c["versionnumber"]! },
      table.columns.map(({ name }) => ({ name, text: c[textOf(name)]!, value: c[name]! })),
    ),
  }));
}

/** The newest row of each `Id` in the folder: by version, then by the time of export, a deletion last. */
export function newest(table: CommerceTable, good: Any): Any {
  const ranked = good
    .select(`${table.entity}Typed`, (c) => pickSame(c, [...systemColumns, ...table.columns.map(({ name }) => name)]))
    .window(
      `${table.entity}Ranked`,
      (c) => [c["Id"]!],
      (c) => [descending(c["versionnumber"]!), descending(c["SinkModifiedOn"]!), descending(c["IsDelete"]!)],
      () => ({ age: rowNumber() }),
    );
  return ranked.filter(`${table.entity}Newest`, (c) => eq(c["age"]!, 1));
}

/** Whether a column says something about the row, rather than about when it was written. */
export const isBusiness = (column: Column): boolean =>
  !(auditColumns as readonly string[]).includes(column.name) || column.name === "createddatetime";

export { systemColumns, textOf, pickSame, isNull, not };
