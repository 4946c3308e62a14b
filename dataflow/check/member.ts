import { types } from "../types";
import type { Typed } from "./typed";

/** A member of a structure, or of each structure of an array; `undefined` where there is none of that name. */
export function memberOf(of: Typed, name: string): Typed | undefined {
  if (of.kind === "structure") {
    const field = of.fields.find((one) => one.name === name);
    if (field) return field.value;
  }
  const many = of.type.kind === "array";
  const row = of.type.kind === "array" ? of.type.of : of.type;
  const field = row.kind === "complex" ? row.fields.find((one) => one.name === name) : undefined;
  return field && { kind: "member", type: many ? types.array(field.type) : field.type, of, name };
}
