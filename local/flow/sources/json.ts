import { z } from "zod";

import type { DataType } from "../../../dataflow/types";
import { types } from "../../../dataflow/types";
import type { Engine } from "../../duckdb/engine";
import { identifier, literal, pathLiteral, sqlType } from "../../duckdb/quote";
import { problem } from "../../../errors";
import { readOptions } from "../options";
import { fileOptions, type SourceFile, sourceFiles } from "./files";
import { columnFromText } from "./fromText";
import type { OpenSource, SourceRequest } from "./source";
import { missingIn, type TableColumn, tableColumns } from "./tableColumns";

const options = z.strictObject({
  ...fileOptions,
  format: z.literal("json"),
  documentForm: z.enum(["documentPerLine", "arrayOfDocuments", "singleDocument"]).optional(),
});

/** JSON documents. Columns that the source does not declare arrive as text, nested ones as the text of their JSON. */
export async function openJson(request: SourceRequest): Promise<OpenSource> {
  const { statement } = request;
  const read = readOptions(statement, request.options, options);
  const files = await sourceFiles(request, read);
  const described = files.length === 0 ? [] : await describe(request, files);
  const columns = tableColumns(
    statement,
    described.map(({ name }) => ({ name, type: types.string })),
    read,
  );
  const fileColumn = read.rowUrlColumn;
  return {
    columns: [
      ...columns,
      ...(fileColumn === undefined ? [] : [{ name: fileColumn, type: types.string, declared: false }]),
    ],
    readOnce: true,
    // Files without any object have no columns to lack.
    missing: described.length === 0 ? [] : missingIn(columns),
    async select(planned) {
      const byName = new Map(columns.map((column) => [column.name, column]));
      const names = files.map(({ path }) => literal(path)).join(", ");
      const selected = planned.map(({ name, sql, type }) =>
        name === fileColumn && files.length > 0
          ? `[${names}][CAST(file_index AS BIGINT) + 1] AS ${identifier(sql)}`
          : `${value(byName.get(name), type)} AS ${identifier(sql)}`,
      );
      const from = files.length === 0 ? "WHERE false" : `FROM ${objects(files, columns)}`;
      return `SELECT ${selected.join(", ")} ${from}`;
    },
  };
}

/** A value that does not fit its type is null, as in a file of text. */
function value(column: TableColumn | undefined, type: DataType): string {
  if (column?.inFiles === undefined) return `NULL::${sqlType(type)}`;
  const document = identifier(column.inFiles);
  switch (type.kind) {
    case "array":
    case "map":
    case "complex":
      return `TRY_CAST(${document} AS ${sqlType(type)})`;
    default:
      return columnFromText(`(${document} ->> '$')`, { ...(column.definition ?? column), type });
  }
}

/** The names in any of the objects. DuckDB makes a column of its own, `json`, where there is no object with a name in it. */
async function describe({ engine, statement }: SourceRequest, files: readonly SourceFile[]) {
  const shape = "maximum_depth = 1, sample_size = -1, union_by_name = true";
  const columns = await engine.describe(`SELECT * FROM ${json(files, shape)}`);
  const alike = await renamed(engine, columns, files);
  if (alike !== undefined) throw problem("flow-names-alike", { stream: statement.name, name: alike });
  const [only] = columns;
  if (columns.length !== 1 || only?.name !== "json") return columns;
  const [named] = await engine.rows(`SELECT 1 FROM ${json(files, `columns = {'json': 'JSON'}, records = true`)} WHERE json IS NOT NULL LIMIT 1`); // prettier-ignore
  return named === undefined ? [] : columns;
}

/**
 * A name that DuckDB gave in the place of one that differs from another in case only (`ID_1` for `ID` beside `id`): its
 * values would be lost, and Spark refuses such objects.
 */
async function renamed(engine: Engine, columns: readonly { readonly name: string }[], files: readonly SourceFile[]) {
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  for (const { name } of columns) {
    const base = /^(.*)_\d+$/.exec(name)?.[1];
    if (base === undefined || !names.has(base.toLowerCase())) continue;
    const path = literal(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    const [found] = await engine.rows(
      `SELECT 1 FROM ${json(files, "columns = {'json': 'JSON'}, records = false")} WHERE json_exists(json, ${path}) LIMIT 1`,
    );
    if (found === undefined) return base;
  }
  return undefined;
}

/** Objects, with all columns as the texts of their JSON: a text that looks like a date stays a text. */
function objects(files: readonly SourceFile[], columns: readonly TableColumn[]): string {
  const names = columns.length === 0 ? [""] : columns.map(({ name, inFiles = name }) => inFiles);
  return json(files, `columns = {${names.map((name) => `${literal(name)}: 'JSON'`).join(", ")}}, records = true`);
}

function json(files: readonly SourceFile[], shape: string): string {
  const paths = files.map(({ local }) => pathLiteral(local)).join(", ");
  return `read_json([${paths}], ${shape}, format = 'auto', maximum_object_size = 100000000)`;
}
