import {
  array,
  byName,
  columnNames,
  descending,
  eq,
  except,
  parameter,
  rowNumber,
  Stream,
  toLong,
  toText,
} from "../../dataflow/build";
import type { Column, CommerceTable } from "../commerce/table";
import { pick } from "../pick";
import { byColumn, isDeleteMark, parseText, refusedColumn, sinkTimestamp } from "./parse";

/** Columns of the export that every table has, besides the declared ones. */
const systemColumns = ["Id", "versionnumber", "SinkModifiedOn", "IsDelete"] as const;

/** Columns that a conversion can fail on. Their text is kept beside the value until the row is accepted. */
export const convertible = (table: CommerceTable): readonly Column[] =>
  table.columns.filter(({ type }) => type !== "text" && type !== "key");

export const textOf = (column: string): string => `${column}_text`;

/** Not documented for CDM sources: where the service does not fill it, it is null and the folder still tells. */
const fileColumn = "_file";
/** Filled by local runs only, which know the record's number in its file. */
const rowColumn = "_row";

/** The export of one table in one folder, every column by name and as text, so that no script depends on an export. */
export function exported(table: CommerceTable): Stream<string> {
  const { entity } = table;
  const source = Stream.source(
    `${entity}Export`,
    {},
    {
      allowSchemaDrift: true,
      validateSchema: false,
      ignoreNoFilesFound: true,
      rowUrlColumn: fileColumn,
      format: "cdm",
      manifestType: "model",
      entity,
      fileSystem: parameter("container"),
      folderPath: parameter("folder"),
    },
  ).untyped();
  const converted = new Set<string>([...systemColumns.slice(1), ...convertible(table).map(({ name }) => name)]);
  const names = [...systemColumns, ...table.columns.map(({ name }) => name)];
  const texts = names.map((name) => [converted.has(name) ? textOf(name) : name, toText(byName(name))] as const);
  const rows = source.derive(`${entity}Text`, () => ({
    ...Object.fromEntries(texts),
    file: toText(byName(fileColumn)),
    row: toLong(byName(rowColumn)),
    missingColumns: except(array(...expected(table)), columnNames(`${entity}Export`)),
    ignoredColumns: except(columnNames(`${entity}Export`), array(...names, fileColumn, rowColumn)),
  }));
  // Only what is used goes on: an export has hundreds of columns that would be carried through every shuffle.
  const kept = [...texts.map(([name]) => name), "file", "row", "missingColumns", "ignoredColumns"];
  return rows.select(`${entity}Rows`, (c) => pick(c, kept));
}

const expected = (table: CommerceTable): readonly string[] =>
  table.columns.filter((column) => column.expected).map(({ name }) => name);

/**
 * Every row with its values converted; in `refused` the column that cannot be, and in `refusedValue` its text. What was
 * read as text goes no further, so that engines carry each column once.
 */
export function parsed(table: CommerceTable, rows: Stream<string>): Stream<string> {
  const { entity } = table;
  const names = [...systemColumns, ...table.columns.map(({ name }) => name)];
  const converted = convertible(table).map(({ name }) => name);
  return rows
    .derive(`${entity}Parsed`, (c) => ({
      versionnumber: toLong(c[textOf("versionnumber")]!),
      SinkModifiedOn: sinkTimestamp(c[textOf("SinkModifiedOn")]!),
      IsDelete: isDeleteMark(c[textOf("IsDelete")]!),
      ...Object.fromEntries(convertible(table).map(({ name, type }) => [name, parseText(type, c[textOf(name)]!)])),
    }))
    .derive(`${entity}Checked`, (c) => ({
      refused: refusedColumn(
        { id: c["Id"]!, version: c["versionnumber"]! },
        converted.map((name) => ({ name, text: c[textOf(name)]!, value: c[name]! })),
      ),
    }))
    .derive(`${entity}Judged`, (c) => ({
      refusedValue: byColumn(c["refused"]!, [
        ["Id", c["Id"]!],
        ...["versionnumber", ...converted].map((name) => [name, c[textOf(name)]!] as const),
      ]),
    }))
    .select(`${entity}Values`, (c) => pick(c, [...names, "file", "row", "refused", "refusedValue"]));
}

/** The newest row of each `Id` in the folder: by version, then by the time of export, a deletion last. */
export function newest(table: CommerceTable, good: Stream<string>): Stream<string> {
  const ranked = good.window(
    `${table.entity}Ranked`,
    (c) => [c["Id"]!],
    (c) => [descending(c["versionnumber"]!), descending(c["SinkModifiedOn"]!), descending(c["IsDelete"]!)],
    () => ({ age: rowNumber() }),
  );
  return ranked.filter(`${table.entity}Newest`, (c) => eq(c["age"]!, 1));
}

/** Whether a column says something about the row, rather than about when it was written. */
export const isBusiness = (column: Column): boolean =>
  column.name !== "modifieddatetime" && column.name !== "modifiedon";
