import { problem } from "../../errors";

function literal(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return `'${value.replace(/[\\']/g, "\\$&")}'`;
    case "boolean":
      return `${value}()`;
    case "number":
      return String(value);
    default:
      return undefined;
  }
}

function expressionOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return literal(value);
  const items = value.map(literal);
  return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
}

/**
 * The parameters of a data flow, in its own language. Text from the pipeline is an expression already, so a
 * string arrives in quotes. (Microsoft: Parameterizing mapping data flows.)
 */
export function expressionsOf(
  values: Readonly<Record<string, unknown>>,
  flow: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const expression = expressionOf(value);
      if (expression === undefined)
        throw problem("data-flow-parameter", { flow, parameter: name, actual: typeof value });
      return [name, expression];
    }),
  );
}
