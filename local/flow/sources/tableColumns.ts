import type { ColumnDefinition, Statement } from "../../../dataflow/ast";
import type { PlanColumn } from "../../../dataflow/translate/plan";
import { types, type DataType, type Field } from "../../../dataflow/types";
import { typeName } from "../../../dataflow/typeName";
import { problem } from "../../../errors";
import { identifier, sqlType } from "../../duckdb/quote";
import { columnFromText } from "./fromText";
import type { SourceColumn } from "./source";
import { declaredColumns } from "./textColumns";

/** A column of a source whose files have types, and what it is called in the files; undefined where they lack it. */
export interface TableColumn extends SourceColumn {
  readonly inFiles: string | undefined;
  /** The type in the files, where they have the column. */
  readonly stored?: DataType;
  /** As the source declares it. */
  readonly definition?: ColumnDefinition;
}

/** The declared columns, and with schema drift all others of the files. */
export function tableColumns(
  statement: Statement,
  inFiles: readonly Field[],
  { allowSchemaDrift, validateSchema }: { readonly allowSchemaDrift: boolean; readonly validateSchema: boolean },
): readonly TableColumn[] {
  const declared = declaredColumns(statement);
  const typed = declared.map((definition): TableColumn => {
    const { name, type = types.string } = definition;
    // Spark finds columns of files without regard to case.
    const found = inFiles.find((column) => column.name.toLowerCase() === name.toLowerCase());
    return { name, type, declared: true, inFiles: found?.name, definition, ...(found ? { stored: found.type } : {}) };
  });
  const missing = typed.filter((column) => column.inFiles === undefined).map(({ name }) => name);
  if (validateSchema && missing.length > 0) {
    throw problem("flow-schema-mismatch", { verb: statement.verb, stream: statement.name, columns: missing });
  }
  const known = new Set(typed.map((column) => column.inFiles));
  const others = inFiles.filter(({ name }) => allowSchemaDrift && !known.has(name));
  return [
    ...typed,
    ...others.map(({ name, type }): TableColumn => ({ name, type, declared: false, inFiles: name, stored: type })),
  ];
}

/** The names of the columns that the files lack. */
export function missingIn(columns: readonly TableColumn[]): readonly string[] {
  return columns.flatMap(({ name, inFiles }) => (inFiles === undefined ? [name] : []));
}

/**
 * The rows of a relation (`undefined` = none), its columns named and typed as planned. A value that does not fit its type
 * is null, as in a file of text.
 */
export function selectTable(
  columns: readonly TableColumn[],
  planned: readonly PlanColumn[],
  from: string | undefined,
): string {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const selected = planned.map(({ name, sql, type }) => `${storedValue(byName.get(name), type)} AS ${identifier(sql)}`);
  return `SELECT ${selected.join(", ")} ${from === undefined ? "WHERE false" : `FROM ${from}`}`;
}

function storedValue(column: TableColumn | undefined, type: DataType): string {
  if (column?.inFiles === undefined) return `CAST(NULL AS ${sqlType(type)})`;
  const value = identifier(column.inFiles);
  const { stored = type, definition = column } = column;
  if (typeName(stored) === typeName(type)) return `CAST(${value} AS ${sqlType(type)})`;
  const isText = stored.kind === "string" && !["array", "map", "complex"].includes(type.kind);
  return isText ? columnFromText(value, { ...definition, type }) : `TRY_CAST(${value} AS ${sqlType(type)})`;
}
