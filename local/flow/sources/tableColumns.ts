import type { Statement } from "../../../dataflow/ast";
import type { PlanColumn } from "../../../dataflow/translate/plan";
import { types, type Field } from "../../../dataflow/types";
import { problem } from "../../../errors";
import { identifier, sqlType } from "../../duckdb/quote";
import type { SourceColumn } from "./source";
import { declaredColumns } from "./textColumns";

/** A column of a source whose files have types, and what it is called in the files; undefined where they lack it. */
export interface TableColumn extends SourceColumn {
  readonly inFiles: string | undefined;
}

/** The declared columns, and with schema drift all others of the files. */
export function tableColumns(
  statement: Statement,
  inFiles: readonly Field[],
  { allowSchemaDrift, validateSchema }: { readonly allowSchemaDrift: boolean; readonly validateSchema: boolean },
): readonly TableColumn[] {
  const declared = declaredColumns(statement);
  const typed = declared.map(({ name, type = types.string }): TableColumn => {
    // Spark finds columns of files without regard to case.
    const found = inFiles.find((column) => column.name.toLowerCase() === name.toLowerCase());
    return { name, type, declared: true, inFiles: found?.name };
  });
  const missing = typed.filter((column) => column.inFiles === undefined).map(({ name }) => name);
  if (validateSchema && missing.length > 0) {
    throw problem("flow-schema-mismatch", { verb: statement.verb, stream: statement.name, columns: missing });
  }
  const known = new Set(typed.map((column) => column.inFiles));
  const others = inFiles.filter(({ name }) => allowSchemaDrift && !known.has(name));
  return [...typed, ...others.map(({ name, type }): TableColumn => ({ name, type, declared: false, inFiles: name }))];
}

/** The rows of a relation (`undefined` = none), its columns named and typed as planned. */
export function selectTable(
  columns: readonly TableColumn[],
  planned: readonly PlanColumn[],
  from: string | undefined,
): string {
  const byName = new Map(columns.map((column) => [column.name, column.inFiles]));
  const selected = planned.map(({ name, sql, type }) => {
    const column = byName.get(name);
    return `CAST(${column === undefined ? "NULL" : identifier(column)} AS ${sqlType(type)}) AS ${identifier(sql)}`;
  });
  return `SELECT ${selected.join(", ")} ${from === undefined ? "WHERE false" : `FROM ${from}`}`;
}
