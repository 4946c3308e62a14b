import { Problem } from "../../../errors";
import { constantOf } from "../../check/constant";
import { placeOf } from "../../check/findings";
import type { Call, Lambda, Typed } from "../../check/typed";
import { types } from "../../types";
import { cast, constant, identifier, sqlType } from "./text";

export interface Environment {
  readonly now: Date;
  /** The SQL of the items of the lambdas around, by identifier. */
  readonly items?: ReadonlyMap<string, string>;
}

/** The name of the window that a query's windowed calls are computed over. */
export const windowName = "w";

/** An expression as SQL. */
export function expression(value: Typed, environment: Environment): string {
  const sql = (part: Typed): string => expression(part, environment);
  switch (value.kind) {
    case "constant":
      return constant(value.value, value.type);
    case "column":
      return `${value.relation}.${identifier(value.identifier)}`;
    case "cast":
      return cast(sql(value.of), value.type);
    case "call":
      return callSql(value, environment);
    case "array":
      return value.items.length === 0 ? `[]::${sqlType(value.type)}` : `[${value.items.map(sql).join(", ")}]`;
    case "map":
      return `MAP {${value.entries.map((entry) => `${sql(entry.key)}: ${sql(entry.value)}`).join(", ")}}`;
    case "structure":
      return `{${value.fields.map((field) => `${identifier(field.name)}: ${sql(field.value)}`).join(", ")}}`;
    case "member":
      return value.of.type.kind === "array"
        ? `list_transform(${sql(value.of)}, lambda item: item.${identifier(value.name)})`
        : `(${sql(value.of)}).${identifier(value.name)}`;
    case "lambda":
      throw new Error("a lambda is translated by the function that it is an argument of");
    case "item": {
      const item = environment.items?.get(value.identifier);
      if (item === undefined) throw new Error(`nothing is known of the item ${value.identifier}`);
      return item;
    }
    case "cached": {
      const equations = value.keys.map((key) => `cached.${identifier(key.identifier)} = ${sql(key.value)}`);
      const where = equations.length === 0 ? "" : ` WHERE ${equations.join(" AND ")}`;
      const row = `{${value.fields.map((field) => `${identifier(field.name)}: ${identifier(field.identifier)}`).join(", ")}}`;
      return value.rows === "first"
        ? `(SELECT ${row} FROM ${identifier(value.relation)} LIMIT 1)`
        : `(SELECT coalesce(list(${row}), []) FROM ${identifier(value.relation)} AS cached${where})`;
    }
  }
}

/** The value in doubles. */
function estimate(value: Typed, environment: Environment): string {
  if (value.kind === "cast") return estimate(value.of, environment);
  if (value.kind === "call" && value.function.estimate) {
    return value.function.estimate(value.args.map((arg) => estimate(arg, environment)));
  }
  return cast(expression(value, environment), types.double);
}

/** A lambda, where its items are what the function says. */
function body(lambda: Lambda, items: Readonly<Record<string, string>>, environment: Environment): string {
  const known = Object.entries(lambda.items).map(([name, { identifier: id }]) => [id, items[name] ?? "NULL"] as const);
  return expression(lambda.body, { ...environment, items: new Map([...(environment.items ?? []), ...known]) });
}

function callSql(call: Call, environment: Environment): string {
  const filter = call.filter ? ` FILTER (WHERE ${expression(call.filter, environment)})` : "";
  const over = call.windowed ? ` OVER ${windowName}` : "";
  try {
    return call.function.duckdb(
      call.args.map((arg) => (arg.kind === "lambda" ? "" : expression(arg, environment))),
      {
        types: call.args.map((arg) => arg.type),
        result: call.type,
        constants: call.args.map(constantOf),
        now: environment.now,
        estimate: (index) => estimate(call.args[index] as Typed, environment),
        body: (index, items) => body(call.args[index] as Lambda, items, environment),
        windowed: call.windowed,
        filtered: call.filter !== undefined,
        variable: (name) => `${name}_${environment.items?.size ?? 0}`,
        fold: (aggregated) => `${aggregated}${filter}${over}`,
      },
    );
  } catch (error) {
    throw error instanceof Problem ? error.at(placeOf(call)) : error;
  }
}
