import { identified, type Column, type Mark, type Schema } from "../check/schema";
import { columnValue, type Input } from "../check/scope";
import type { Typed } from "../check/typed";
import type { OutputColumn } from "../translate/query";
import { types } from "../types";

/** A column of a stream to be: what it is called, and what it is computed from. */
export interface Definition {
  readonly column: Omit<Column, "identifier">;
  readonly value: Typed;
}

/** A column that passes a statement unchanged, or becomes the statement's own where `origin` is given. */
export const passed = (input: Input, column: Column, origin = column.origin): Definition => ({
  column: { name: column.name, type: column.type, origin, declared: column.declared },
  value: columnValue(input, column),
});

export const passedAll = (input: Input, origin?: string): readonly Definition[] =>
  input.schema.columns.map((column) => passed(input, column, origin));

/** All columns of an input as they are, under the identifiers that they have: nothing is to be named anew. */
export const whole = (
  input: Input,
  marks: readonly OutputColumn[] = passedMarks(input),
): { readonly schema: Schema; readonly columns: readonly OutputColumn[] } => {
  const { columns, known } = input.schema;
  const passedOn = columns.map((column) => ({ identifier: column.identifier, value: columnValue(input, column) }));
  return { schema: { columns, marks: marksOf(marks), known }, columns: [...passedOn, ...marks] };
};

const marksOf = (marks: readonly OutputColumn[]): readonly Mark[] => marks.map(({ identifier }) => identifier as Mark);

export const defined = (name: string, value: Typed, origin: string): Definition => ({
  column: { name, type: value.type, origin, declared: true },
  value,
});

/** The schema and the output columns of a query from their definitions, with the marks that go along. */
export function shape(
  definitions: readonly Definition[],
  marks: readonly OutputColumn[],
  known: Schema["known"],
): { readonly schema: Schema; readonly columns: readonly OutputColumn[] } {
  const columns = identified(definitions.map(({ column }) => column));
  const values = columns.map((column, index) => ({
    identifier: column.identifier,
    value: (definitions[index] as Definition).value,
  }));
  return {
    schema: { columns, marks: marksOf(marks), known },
    columns: [...values, ...marks],
  };
}

const markTypes = { $policy: types.string, $errors: types.array(types.string), $match: types.boolean } as const;

/** The marks of an input's rows, passed on. */
export const passedMarks = (input: Input, except: readonly Mark[] = []): readonly OutputColumn[] =>
  input.schema.marks
    .filter((mark) => !except.includes(mark))
    .map((mark) => ({ identifier: mark, value: markOf(input, mark) }));

export const markOf = (input: Input, mark: Mark): Typed => ({
  kind: "column",
  type: markTypes[mark],
  relation: input.alias,
  identifier: mark,
});

/** The least that is known of any of the inputs. */
export function knownOf(inputs: readonly Input[]): Schema["known"] {
  const all = inputs.map((input) => input.schema.known);
  return all.includes("unknown") ? "unknown" : all.includes("drift") ? "drift" : "complete";
}
