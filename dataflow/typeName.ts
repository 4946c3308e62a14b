import type { DataType } from "./types";

/** A type as scripts and messages write it: `string`, `decimal(18,6)`, `string[]`, `[string,long]`, `(a as string)`. */
export function typeName(type: DataType): string {
  switch (type.kind) {
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    case "array":
      return `${typeName(type.of)}[]`;
    case "map":
      return `[${typeName(type.key)},${typeName(type.value)}]`;
    case "complex":
      return `(${type.fields.map((field) => `${field.name} as ${typeName(field.type)}`).join(", ")})`;
    default:
      return type.kind;
  }
}
