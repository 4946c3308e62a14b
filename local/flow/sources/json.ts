import { z } from "zod";

import type { DataType } from "../../../dataflow/types";
import { types } from "../../../dataflow/types";
import { identifier, literal, sqlType } from "../../duckdb/quote";
import { readOptions } from "../options";
import { fileOptions, type SourceFile, sourceFiles } from "./files";
import { fromText } from "./fromText";
import type { OpenSource, SourceRequest } from "./source";
import { type TableColumn, tableColumns } from "./tableColumns";

const options = z.strictObject({
  ...fileOptions,
  format: z.literal("json"),
  documentForm: z.enum(["documentPerLine", "arrayOfDocuments", "singleDocument"]).optional(),
  rowUrlColumn: z.undefined().optional(),
});

/** JSON documents. Columns that the source does not declare arrive as text, nested ones as the text of their JSON. */
export async function openJson(request: SourceRequest): Promise<OpenSource> {
  const { statement, engine } = request;
  const read = readOptions(statement, request.options, options);
  const files = await sourceFiles(request, { ...read, rowUrlColumn: undefined });
  const described = files.length === 0 ? [] : await engine.describe(`SELECT * FROM ${json(files)}`);
  const columns = tableColumns(
    statement,
    described.map(({ name }) => ({ name, type: types.string })),
    read,
  );
  return {
    columns,
    readOnce: true,
    async select(planned) {
      const byName = new Map(columns.map((column) => [column.name, column.inFiles]));
      const selected = planned.map(({ name, sql, type }) => {
        const column = byName.get(name);
        return `${column === undefined ? `NULL::${sqlType(type)}` : value(column, type)} AS ${identifier(sql)}`;
      });
      const from = files.length === 0 ? "WHERE false" : `FROM ${json(files, columns)}`;
      return `SELECT ${selected.join(", ")} ${from}`;
    },
  };
}

/** A value that does not fit its type is null, as in a file of text. */
function value(column: string, type: DataType): string {
  const document = identifier(column);
  switch (type.kind) {
    case "array":
    case "map":
    case "complex":
      return `TRY_CAST(${document} AS ${sqlType(type)})`;
    default:
      return fromText(`(${document} ->> '$')`, type);
  }
}

function json(files: readonly SourceFile[], columns: readonly TableColumn[] = []): string {
  const paths = files.map(({ local }) => literal(local)).join(", ");
  const named = columns.flatMap(({ inFiles }) => (inFiles === undefined ? [] : [`${literal(inFiles)}: 'JSON'`]));
  // Values are kept as they are written: a text that looks like a date stays a text.
  const shape = named.length > 0 ? `columns = {${named.join(", ")}}` : "maximum_depth = 1, sample_size = -1";
  return `read_json([${paths}], ${shape}, format = 'auto', union_by_name = true, maximum_object_size = 100000000)`;
}
