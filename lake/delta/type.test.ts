import { parseType, typeName } from "./type";

test.each([
  ["string", { kind: "string" }],
  ["long", { kind: "long" }],
  ["timestamp", { kind: "timestamp" }],
  ["decimal(16,4)", { kind: "decimal", precision: 16, scale: 4 }],
])("%s is read, and written as it was", (name, type) => {
  expect(parseType(name)).toEqual(type);
  expect(typeName(parseType(name)!)).toBe(name);
});

test.each([
  "timestamp_ntz",
  "variant",
  "decimal(39,0)",
  "decimal(4,5)",
  "decimal",
  { type: "struct", fields: [] },
  null,
])("%j is no type that is read", (name) => expect(parseType(name)).toBeUndefined());
