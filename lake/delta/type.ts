/** The column types of a Delta table that this product reads and writes (delta.io: "PROTOCOL", primitive types). */
export type DeltaType =
  | { readonly kind: (typeof simpleKinds)[number] }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number };

const simpleKinds = [
  "string",
  "long",
  "integer",
  "short",
  "byte",
  "float",
  "double",
  "boolean",
  "binary",
  "date",
  "timestamp",
] as const;

/** The type of a schema's type name; undefined for nested types and for those that need a table feature. */
export function parseType(name: unknown): DeltaType | undefined {
  if (typeof name !== "string") return undefined;
  const kind = simpleKinds.find((simple) => simple === name);
  if (kind !== undefined) return { kind };
  const decimal = /^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(name);
  if (decimal === null) return undefined;
  const [precision, scale] = [Number(decimal[1]), Number(decimal[2])];
  return precision >= 1 && precision <= 38 && scale <= precision ? { kind: "decimal", precision, scale } : undefined;
}

export function typeName(type: DeltaType): string {
  return type.kind === "decimal" ? `decimal(${type.precision},${type.scale})` : type.kind;
}
