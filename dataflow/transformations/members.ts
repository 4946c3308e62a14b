import { call } from "../check/call";
import type { Scope } from "../check/scope";
import { nullConstant, type Typed } from "../check/typed";
import { types } from "../types";

/** A member of a structure, by its name. */
export interface MemberField {
  readonly name: string;
  readonly value: Typed;
}

/** The members of a structure, or of each structure of an array. */
export function fieldsOf(structure: Typed): readonly MemberField[] {
  const many = structure.type.kind === "array";
  const row = structure.type.kind === "array" ? structure.type.of : structure.type;
  const fields = row.kind === "complex" ? row.fields : [];
  return fields.map(({ name, type }) => ({
    name,
    value: { kind: "member", type: many ? types.array(type) : type, of: structure, name },
  }));
}

export const structureOf = (fields: readonly MemberField[]): Typed => ({
  kind: "structure",
  type: types.complex(fields.map(({ name, value }) => ({ name, type: value.type }))),
  fields,
});

/**
 * A structure with the member on a path set: replaced in its place, else added at the end. A structure that is not there,
 * or NULL, comes to be with the member alone; the reference is silent.
 */
export function withMember(structure: Typed | undefined, [name, ...deeper]: readonly string[], value: Typed): Typed {
  if (name === undefined) return value;
  const fields = structure ? membersOf(structure) : [];
  const old = fields.find((field) => field.name === name);
  const set = { name, value: withMember(old?.value, deeper, value) };
  return structureOf(old ? fields.map((field) => (field === old ? set : field)) : [...fields, set]);
}

const membersOf = (structure: Typed): readonly MemberField[] =>
  structure.kind === "structure" ? structure.fields : fieldsOf(structure);

/** A structure with some members replaced or added; NULL stays NULL. */
export function withMembers(structure: Typed, changed: readonly MemberField[], scope: Scope): Typed {
  const built = changed.reduce((all, { name, value }) => withMember(all, [name], value), structure);
  const missing = call("isNull", [structure], {}, scope);
  return call("iif", [missing, { ...nullConstant, type: built.type }, built], {}, scope);
}
