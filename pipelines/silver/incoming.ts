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
  type Expression,
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

/** Columns that local runs add to an export: the file of a row, and its number in it. In Azure they are null. */
const fileColumn = "_file";
const rowColumn = "_row";

/** The export of one table in one folder: no column is declared, so that no script depends on an export. */
export const exportSource = ({ entity }: CommerceTable): Stream<string> =>
  Stream.source(
    `${entity}Export`,
    {},
    {
      allowSchemaDrift: true,
      validateSchema: false,
      ignoreNoFilesFound: true,
      format: "cdm",
      manifestType: "model",
      entity,
      fileSystem: parameter("container"),
      folderPath: parameter("folder"),
    },
  ).untyped();

/** The columns that the model uses, by name and as text; what a conversion can fail on is named `…_text`. */
function texts(table: CommerceTable, source: Stream<string>): Stream<string> {
  const { entity } = table;
  const converted = new Set<string>([...systemColumns.slice(1), ...convertible(table).map(({ name }) => name)]);
  const columns = namesOf(table).map(
    (name) => [converted.has(name) ? textOf(name) : name, toText(byName(name))] as const,
  );
  const rows = source.derive(`${entity}Text`, () => ({
    ...Object.fromEntries(columns),
    file: toText(byName(fileColumn)),
    row: toLong(byName(rowColumn)),
  }));
  // Only what is used goes on: an export has hundreds of columns that would be carried through every shuffle.
  return rows.select(`${entity}Rows`, (c) => pick(c, [...columns.map(([name]) => name), "file", "row"]));
}

const namesOf = (table: CommerceTable): readonly string[] => [
  ...systemColumns,
  ...table.columns.map(({ name }) => name),
];

/** Declared columns that the export lacks. They are null in silver. */
export const missingColumns = (table: CommerceTable): Expression => {
  const expected = table.columns.filter((column) => column.expected).map(({ name }) => name);
  return except(array(...expected), columnNames(`${table.entity}Export`));
};

/** Columns of the export that the model does not use. */
export const ignoredColumns = (table: CommerceTable): Expression =>
  except(columnNames(`${table.entity}Export`), array(...namesOf(table), fileColumn, rowColumn));

/**
 * Every row with its values converted; in `refused` the column that cannot be, and in `refusedValue` its text. What was
 * read as text goes no further, so that engines carry each column once.
 */
export function parsed(table: CommerceTable, source: Stream<string>): Stream<string> {
  const { entity } = table;
  const converted = convertible(table).map(({ name }) => name);
  return texts(table, source)
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
    .select(`${entity}Values`, (c) => pick(c, [...namesOf(table), "file", "row", "refused", "refusedValue"]));
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
