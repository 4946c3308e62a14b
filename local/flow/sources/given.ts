import type { PlanColumn } from "../../../dataflow/translate";
import { typeName } from "../../../dataflow/typeName";
import { types, type DataType } from "../../../dataflow/types";
import { problem } from "../../../errors";
import type { Json, Row } from "../../duckdb/json";
import { identifier, literal, sqlType } from "../../duckdb/quote";
import type { OpenSource, SourceColumn, SourceRequest } from "./source";
import { allowsDrift } from "./substitute";
import { declaredColumns } from "./textColumns";

type GivenRequest = Pick<SourceRequest, "statement" | "engine" | "relations">;

/**
 * Rows stated in a test in place of a source's files: plain JSON, dates, timestamps and decimals as texts. The declared
 * columns have their types; others come by schema drift, as text. A value that is not of its type is a problem.
 */
export function openGiven(request: GivenRequest, rows: readonly Row[]): OpenSource {
  const { statement, relations } = request;
  const declared = declaredColumns(statement).map(({ name, type = types.string }): SourceColumn => ({
    name,
    type,
    declared: true,
  }));
  const known = new Set(declared.map(({ name }) => name));
  const others = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !known.has(name));
  const [unknown] = declared.length === 0 || allowsDrift(statement) ? [] : others;
  if (unknown !== undefined) {
    const reason = `the source does not declare the column "${unknown}"`;
    throw problem("flow-row-given", { stream: statement.name, reason });
  }
  const drifted = others.map((name): SourceColumn => ({ name, type: types.string, declared: false }));
  return {
    columns: [...declared, ...drifted],
    readOnce: false,
    select: async (planned) => {
      const table = `${statement.name}$given`;
      try {
        await relations.table(table, selectRows(planned, rows));
      } catch (error) {
        await refuseWhatIsNoValue(request, planned, rows);
        throw error;
      }
      return `FROM ${identifier(table)}`;
    },
  };
}

function selectRows(planned: readonly PlanColumn[], rows: readonly Row[]): string {
  const columns = planned.map(({ name, sql, type }) => ({ name, as: identifier(sql), type }));
  if (rows.length === 0) {
    return `SELECT ${columns.map(({ as, type }) => `NULL::${sqlType(type)} AS ${as}`).join(", ")} WHERE false`;
  }
  return rows
    .map((row) => columns.map(({ name, as, type }) => `${given(valueOf(row, name), type)} AS ${as}`))
    .map((values) => `SELECT ${values.join(", ")}`)
    .join(" UNION ALL ");
}

/** Finds the value that made the rows fail. */
async function refuseWhatIsNoValue(
  { statement, engine }: GivenRequest,
  planned: readonly PlanColumn[],
  rows: readonly Row[],
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    for (const { name, type } of planned) {
      const value = valueOf(row, name);
      const isValue = await engine.rows(`SELECT ${given(value, type)}`).then(
        () => true,
        () => false,
      );
      if (isValue) continue;
      const reason = `row ${index + 1} has ${JSON.stringify(value)} for ${name}, which is no ${typeName(type)}`;
      throw problem("flow-row-given", { stream: statement.name, reason });
    }
  }
}

const valueOf = (row: Row, name: string): Json => (Object.hasOwn(row, name) ? row[name]! : null);

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
