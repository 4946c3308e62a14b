import { z } from "zod";

import { types } from "../../../dataflow/types";
import { identifier, literal, pathLiteral } from "../../duckdb/quote";
import { dataType } from "../dataType";
import { readOptions } from "../options";
import { fileOptions, type SourceFile, sourceFiles } from "./files";
import type { OpenSource, SourceRequest } from "./source";
import { missingIn, selectTable, type TableColumn, tableColumns } from "./tableColumns";

const options = z.strictObject({
  ...fileOptions,
  format: z.literal("parquet"),
  compressionCodec: z.literal("snappy").optional(),
});

/** Parquet files; columns that a file lacks are null in it. */
export async function openParquet(request: SourceRequest): Promise<OpenSource> {
  const { statement, engine } = request;
  const read = readOptions(statement, request.options, options);
  const files = await sourceFiles(request, read);
  const from = files.length === 0 ? undefined : scan(files, read.rowUrlColumn);
  const described = from === undefined ? [] : await engine.describe(`SELECT * FROM ${from}`);
  const inFiles = described.map(({ name, type }) => ({ name, type: dataType(type) }));
  const fileColumn = inFiles.filter(({ name }) => name === read.rowUrlColumn);
  const columns: readonly TableColumn[] = [
    ...tableColumns(
      statement,
      inFiles.filter(({ name }) => name !== read.rowUrlColumn),
      read,
    ),
    ...fileColumn.map(({ name }): TableColumn => ({ name, type: types.string, declared: false, inFiles: name })),
  ];
  return {
    columns,
    readOnce: false,
    missing: missingIn(columns),
    select: async (planned) => selectTable(columns, planned, from),
  };
}

function scan(files: readonly SourceFile[], fileColumn: string | undefined): string {
  const paths = files.map(({ local }) => pathLiteral(local)).join(", ");
  const parquet = `read_parquet([${paths}], union_by_name = true, hive_partitioning = false)`;
  if (fileColumn === undefined) return parquet;
  const names = files.map(({ path }) => literal(path)).join(", ");
  return `(SELECT *, [${names}][CAST(file_index AS BIGINT) + 1] AS ${identifier(fileColumn)} FROM ${parquet})`;
}
