import type { DataType, Field } from "../types";
import { printName } from "./names";
import { printText } from "./texts";

/** A type as a script writes it: `decimal(10,2)`, `(name as string, age as integer)[]`, `[string,long]`. */
export function printType(type: DataType): string {
  switch (type.kind) {
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    case "array":
      return `${printType(type.of)}[]`;
    case "map":
      return `[${printType(type.key)},${printType(type.value)}]`;
    case "complex":
      return `(${type.fields.map(printField).join(", ")})`;
    default:
      return type.kind;
  }
}

function printField(field: Field): string {
  return `${printName(field.name)} as ${printType(field.type)}${printFormat(field.format)}`;
}

export function printFormat(format: string | undefined): string {
  return format === undefined ? "" : ` ${printText(format)}`;
}
