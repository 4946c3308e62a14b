import type { Expression } from "../../dataflow/ast";
import { call, literal } from "../../dataflow/build";
import { printExpression } from "../../dataflow/print";
import type { DataType } from "../../dataflow/types";
import type { Json } from "../duckdb/json";

/** A parameter's value: plain, in the form of the parameter's type, or an expression as a pipeline passes it. */
export type ParameterValue = Json | { readonly expression: string };

/** The expression that passes a value to a parameter of a type. */
export function parameterExpression(type: DataType, value: ParameterValue): string {
  if (typeof value === "object" && value !== null && "expression" in value) return String(value.expression);
  return printExpression(constant(type, value as Json));
}

function constant(type: DataType, value: Json): Expression {
  if (value === null) return call("null");
  if (type.kind === "array" && Array.isArray(value))
    return { kind: "array", items: value.map((item: Json) => constant(type.of, item)) };
  switch (type.kind) {
    case "boolean":
      return value === true ? call("true") : value === false ? call("false") : literal(String(value));
    case "date":
      return call("toDate", String(value), "yyyy-MM-dd");
    case "timestamp":
      return call("toTimestamp", timestampText(String(value)), "yyyy-MM-dd HH:mm:ss.SSS");
    case "decimal":
      return call("toDecimal", String(value), type.precision, type.scale);
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return typeof value === "number" ? literal(value) : call(conversions[type.kind], String(value));
    default:
      return literal(typeof value === "object" ? JSON.stringify(value) : String(value));
  }
}

const conversions = {
  byte: "toByte",
  short: "toShort",
  integer: "toInteger",
  long: "toLong",
  float: "toFloat",
  double: "toDouble",
} as const;

/** `2024-01-31`, `2024-01-31 10:00:00` or `2024-01-31T10:00:00.000Z`, in UTC, with all digits. */
function timestampText(text: string): string {
  const time = Date.parse(/^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(text) ? `${text.replace(" ", "T")}Z` : text);
  return Number.isNaN(time) ? text : new Date(time).toISOString().slice(0, -1).replace("T", " ");
}
