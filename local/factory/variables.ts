import { problem } from "../../errors";
import type { Pipeline } from "./factory";
import type { VariableType } from "./shapes/pipeline";

/** The variables of a run at its start: an array without a default is empty, any other variable null. */
export function initialVariables(pipeline: Pipeline): Map<string, unknown> {
  return new Map(
    Object.entries(pipeline.variables).map(([name, { type, defaultValue }]) => [
      name,
      defaultValue ?? (type === "Array" ? [] : null),
    ]),
  );
}

function isOfType(value: unknown, type: VariableType): boolean {
  switch (type) {
    case "String":
      return typeof value === "string";
    case "Boolean":
      return typeof value === "boolean";
    case "Integer":
      return Number.isInteger(value);
    case "Array":
      return Array.isArray(value);
  }
}

/** The value, where it has the type that the pipeline declares for the variable; Azure does not convert it. */
export function valueForVariable(pipeline: Pipeline, activity: string, variable: string, value: unknown): unknown {
  const declared = pipeline.variables[variable];
  if (!declared) throw problem("variable-not-declared", { pipeline: pipeline.name, activity, variable });
  if (isOfType(value, declared.type)) return value;
  throw problem("variable-type", {
    pipeline: pipeline.name,
    activity,
    variable,
    expected: declared.type,
    actual: value === null ? "null" : Array.isArray(value) ? "Array" : typeof value,
  });
}
