import type { Statement } from "../../../dataflow/ast";
import type { PlanColumn } from "../../../dataflow/translate";
import { types, type DataType } from "../../../dataflow/types";
import { problem } from "../../../errors";
import type { Json, Row } from "../../duckdb/json";
import { identifier, literal, sqlType } from "../../duckdb/quote";
import type { OpenSource, SourceColumn } from "./source";
import { allowsDrift } from "./substitute";
import { declaredColumns } from "./textColumns";

/**
 * Rows stated in a test in place of a source's files: plain JSON, dates, timestamps and decimals as texts. The declared
 * columns have their types; others come by schema drift, as text.
 */
export function openGiven(statement: Statement, rows: readonly Row[]): OpenSource {
  const declared = declaredColumns(statement).map(({ name, type = types.string }): SourceColumn => ({
    name,
    type,
    declared: true,
  }));
  const known = new Set(declared.map(({ name }) => name));
  const others = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !known.has(name));
  const [unknown] = allowsDrift(statement) ? [] : others;
  if (unknown !== undefined) {
    const reason = `the source does not declare the column "${unknown}"`;
    throw problem("flow-row-given", { stream: statement.name, reason });
  }
  const drifted = others.map((name): SourceColumn => ({ name, type: types.string, declared: false }));
  return {
    columns: [...declared, ...drifted],
    readOnce: true,
    select: async (planned) => selectRows(planned, rows),
  };
}

function selectRows(planned: readonly PlanColumn[], rows: readonly Row[]): string {
  const columns = planned.map(({ name, sql, type }) => ({ name, as: identifier(sql), type }));
  if (rows.length === 0) {
    return `SELECT ${columns.map(({ as, type }) => `NULL::${sqlType(type)} AS ${as}`).join(", ")} WHERE false`;
  }
  return rows
    .map((row) => columns.map(({ name, as, type }) => `${given(row[name] ?? null, type)} AS ${as}`))
    .map((values) => `SELECT ${values.join(", ")}`)
    .join(" UNION ALL ");
}

/** A JSON value as a value of a type; one that does not fit makes the statement fail. */
function given(value: Json, type: DataType): string {
  if (value === null) return `NULL::${sqlType(type)}`;
  const text = literal(typeof value === "object" ? JSON.stringify(value) : String(value));
  switch (type.kind) {
    case "timestamp":
      return `${text}::TIMESTAMPTZ::TIMESTAMP`;
    case "binary":
      return `unhex(${text})`;
    case "array":
    case "map":
    case "complex":
      return `${text}::JSON::${sqlType(type)}`;
    default:
      return `${text}::${sqlType(type)}`;
  }
}
