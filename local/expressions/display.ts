/** A value as text: what `string()` gives and what stands in an interpolated text. Booleans are `True` and `False`. */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return value ? "True" : "False";
    case "object":
      return value === null ? "" : JSON.stringify(value);
    default:
      return String(value ?? "");
  }
}

/** The type of a value as Data Factory names it. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "an array";
  switch (typeof value) {
    case "string":
      return "a string";
    case "boolean":
      return "a boolean";
    case "number":
      return Number.isInteger(value) ? "an integer" : "a float";
    case "bigint":
      return "an integer";
    default:
      return "an object";
  }
}
