import { problem } from "../../errors";
import type { ParameterSpecifications, ParameterType } from "./shapes/common";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value in the declared type, or undefined. Text becomes what it says, as Azure does with values from a trigger. */
function converted(value: unknown, type: ParameterType): unknown {
  const read = typeof value === "string" ? parsed(value) : value;
  switch (type) {
    case "String":
    case "SecureString":
      return typeof value === "string" ? value : undefined;
    case "Int":
      return Number.isInteger(read) ? read : undefined;
    case "Float":
      return typeof read === "number" ? read : undefined;
    case "Bool":
      return typeof read === "boolean" ? read : undefined;
    case "Array":
      return Array.isArray(read) ? (read as unknown[]) : undefined;
    case "Object":
      return typeof read === "object" && read !== null ? read : undefined;
  }
}

/** The parameters of a run of `owner` (a pipeline or dataset): what is given, else the defaults. */
export function bindParameters(
  owner: string,
  specifications: ParameterSpecifications,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const unknown = Object.keys(given).find((name) => !(name in specifications));
  if (unknown !== undefined) throw problem("parameter-not-declared", { owner, parameter: unknown });
  return Object.fromEntries(
    Object.entries(specifications).map(([name, { type, defaultValue }]) => {
      const value = given[name] ?? defaultValue;
      if (value === undefined) throw problem("parameter-missing", { owner, parameter: name });
      const bound = converted(value, type);
      if (bound === undefined) throw problem("parameter-type", { owner, parameter: name, expected: type });
      return [name, bound];
    }),
  );
}
