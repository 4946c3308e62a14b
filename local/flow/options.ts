import type { z } from "zod";

import type { Expression, Statement } from "../../dataflow/ast";
import { type Problem, problem } from "../../errors";
import type { Json } from "../duckdb/json";

/** The value of an expression that uses no columns. */
export type Evaluate = (expression: Expression) => Promise<Json>;

/** The options of a source or sink as plain values: `folderPath: ($root + '/x')` is the text that it comes to. */
export async function optionsOf(statement: Statement, evaluate: Evaluate): Promise<Readonly<Record<string, Json>>> {
  const options: Record<string, Json> = {};
  for (const argument of statement.args) {
    if (argument.kind === "option") options[argument.name] = await constant(argument.value, evaluate);
  }
  return options;
}

async function constant(expression: Expression, evaluate: Evaluate): Promise<Json> {
  switch (expression.kind) {
    case "string":
    case "boolean":
      return expression.value;
    case "null":
      return null;
    case "number":
      // `1L` is a long; an option knows only the number.
      return Number(expression.text.replace(/[a-z]$/i, ""));
    case "array":
      return Promise.all(expression.items.map((item) => constant(item, evaluate)));
    default:
      return evaluate(expression);
  }
}

/** Reads the options by a schema; one that the schema does not know, or with a value that it does not, is a problem. */
export function readOptions<S extends z.ZodObject>(
  statement: Statement,
  options: Readonly<Record<string, Json>>,
  schema: S,
): z.infer<S> {
  const read = schema.safeParse(options);
  if (read.success) return read.data;
  throw firstProblem(statement, options, read.error.issues[0]!);
}

function firstProblem(statement: Statement, options: Readonly<Record<string, Json>>, issue: z.core.$ZodIssue): Problem {
  const { verb, name: stream, at } = statement;
  const where = at === undefined ? {} : { line: at.line, column: at.column };
  if (issue.code === "unrecognized_keys") {
    return problem("flow-option-unknown", { verb, stream, option: issue.keys[0]! }, where);
  }
  const option = String(issue.path[0]);
  const value = options[option];
  return value === undefined
    ? problem("flow-option-missing", { verb, stream, option }, where)
    : problem(
        "flow-option-value",
        { verb, stream, option, value: JSON.stringify(value), reason: issue.message },
        where,
      );
}
