import type { Argument, Block, Expression, Schema } from "../ast";
import type { DataType } from "../types";
import { literal, type Operand } from "./expression";

export type Options = Readonly<Record<string, Operand | undefined>>;

export const options = (values: Options): Argument[] =>
  Object.entries(values).flatMap(([name, value]) => {
    // Options are bare words, `true` as the service writes it, where expressions use `true()`.
    if (typeof value === "boolean")
      return [{ kind: "option" as const, name, value: { kind: "boolean" as const, value } }];
    return value === undefined ? [] : [{ kind: "option" as const, name, value: literal(value) }];
  });

export const positional = (value: Operand): Argument => ({ kind: "positional", value: literal(value) });

export const block = (name: string, args: readonly Argument[]): Block => ({ kind: "block", name, args });

export const assignments = (values: Readonly<Record<string, Operand>>): Argument[] =>
  Object.entries(values).map(([name, value]) => ({
    kind: "assignment",
    target: { kind: "column", name },
    value: literal(value),
    local: false,
  }));

/** `mapColumn(a, b = old)`: a column that keeps its name is listed bare. */
export const mapColumn = (columns: Readonly<Record<string, Expression>>): Block =>
  block(
    "mapColumn",
    Object.entries(columns).map(([name, value]): Argument => {
      const unchanged = value.kind === "column" && value.name === name && value.stream === undefined;
      return unchanged
        ? { kind: "positional", value }
        : { kind: "assignment", target: { kind: "column", name }, value, local: false };
    }),
  );

export const outputSchema = (columns: Readonly<Record<string, DataType>>): Schema => ({
  kind: "schema",
  name: "output",
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
});

/** A sink's `mapColumn(a, b)`: these columns, in this order, and no other. */
export const onlyColumns = (names: readonly string[]): Block =>
  mapColumn(Object.fromEntries(names.map((name) => [name, { kind: "column", name }])));
