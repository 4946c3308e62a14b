/** A name as a SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a SQL literal. DuckDB ends a statement at a zero byte, so that one character is made by a function. */
export function text(value: string): string {
  const parts = value.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(" || chr(0) || ")})`;
}

/** A list of identifiers or other SQL, with commas. */
export function list(items: readonly string[]): string {
  return items.join(", ");
}
