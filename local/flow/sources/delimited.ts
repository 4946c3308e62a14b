import { z } from "zod";

import { types } from "../../../dataflow/types";
import { identifier, literal, pathLiteral, sqlType } from "../../duckdb/quote";
import { firstRecord, type HeaderDialect } from "../csv/header";
import { readOptions } from "../options";
import { fileOptions, type SourceFile, sourceFiles } from "./files";
import type { OpenSource, SourceColumn, SourceRequest } from "./source";
import { declaredColumns, textColumns } from "./textColumns";

const options = z.strictObject({
  ...fileOptions,
  format: z.literal("delimited"),
  columnDelimiter: z.string().length(1).default(","),
  quoteChar: z.string().max(1).default('"'),
  escapeChar: z.string().max(1).default("\\"),
  columnNamesAsHeader: z.boolean().default(false),
  multiLineRow: z.boolean().default(false),
  nullValue: z.string().default(""),
  skipLines: z.number().default(0),
  validateSchema: z.literal(false).optional(),
});

type Options = z.infer<typeof options>;

/**
 * Text files with columns between delimiters. As in Spark's permissive mode a row that is too short is filled with
 * null and one that is too long is cut.
 */
export async function openDelimited(request: SourceRequest): Promise<OpenSource> {
  const { statement } = request;
  const read = readOptions(statement, request.options, options);
  const files = await sourceFiles(request, { ...read, validateSchema: false });
  const first = files[0];
  const header = first === undefined ? [] : await firstRecord(first.local, dialect(read));
  const inFiles = header.map((name, index) => (read.columnNamesAsHeader ? name : `_col${index}_`));
  const fromText = textColumns(declaredColumns(statement), inFiles, read.allowSchemaDrift);
  const fileColumn = read.rowUrlColumn;
  const added: readonly SourceColumn[] =
    fileColumn === undefined ? [] : [{ name: fileColumn, type: types.string, declared: false }];

  return {
    columns: [...fromText, ...added],
    readOnce: true,
    missing: fromText.flatMap(({ name, position }) => (position === undefined ? [name] : [])),
    async select(planned) {
      const values = new Map(
        fromText.flatMap(({ name, position, convert }) =>
          position === undefined ? [] : [[name, convert(`c${position}`)] as const],
        ),
      );
      if (fileColumn !== undefined && files.length > 0) {
        values.set(
          fileColumn,
          `[${files.map(({ path }) => literal(path)).join(", ")}][CAST(file_index AS BIGINT) + 1]`,
        );
      }
      const selected = planned.map(
        ({ name, sql, type }) => `${values.get(name) ?? `NULL::${sqlType(type)}`} AS ${identifier(sql)}`,
      );
      const from = files.length === 0 ? "WHERE false" : `FROM ${csv(files, read, inFiles.length)}`;
      return `SELECT ${selected.join(", ")} ${from}`;
    },
  };
}

function dialect(read: Options): HeaderDialect {
  return { delimiter: read.columnDelimiter, quote: read.quoteChar, escape: read.escapeChar, skip: read.skipLines };
}

function csv(files: readonly SourceFile[], read: Options, count: number): string {
  const columns = Array.from({ length: count }, (_, index) => `'c${index}': 'VARCHAR'`);
  return `read_csv(${[
    `[${files.map(({ local }) => pathLiteral(local)).join(", ")}]`,
    `delim = ${literal(read.columnDelimiter)}, quote = ${literal(read.quoteChar)}, escape = ${literal(read.escapeChar)}`,
    `header = ${read.columnNamesAsHeader}, skip = ${read.skipLines}, nullstr = ${literal(read.nullValue)}`,
    `auto_detect = false, columns = {${columns.join(", ")}}`,
    "null_padding = true, strict_mode = false, max_line_size = 10000000",
    // DuckDB pads short rows only where it reads a file in one piece, if a quoted text may have line breaks.
    "parallel = false",
  ].join(", ")})`;
}
