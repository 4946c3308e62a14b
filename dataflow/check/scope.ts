import type { Column, Schema } from "./schema";
import type { Findings } from "./findings";
import type { ItemValue, Typed } from "./typed";
import type { Unrolled } from "./unrolled";

/** A stream that a statement reads, under its alias in SQL. */
export interface Input {
  readonly alias: string;
  /** `name`, or `name@branch`. */
  readonly stream: string;
  readonly schema: Schema;
}

/** The column that a pattern is looking at: `$$`, its path `$0`, and the groups `$1` … of a `patternMatch`. */
export interface MatchedColumn {
  readonly value: Typed;
  readonly name: string;
  /** The name of a column; for a member of a structure the names that lead to it, with points between. */
  readonly path: string;
  readonly groups: readonly string[];
}

/** What bare names mean in the condition of a column pattern. */
export const patternWords = ["name", "type", "stream", "origin", "position"] as const;
export type PatternWord = (typeof patternWords)[number];

/** Rows of a cache sink that an expression looks up by key; they become a join of the query. */
export interface CacheLookup {
  readonly sink: string;
  readonly alias: string;
  readonly keys: readonly Typed[];
}

/** What cached lookups need to know of the cache sinks; lookups met are collected. */
export interface Caches {
  /** The columns and keys of a cache sink, or `undefined` where no sink of that name keeps a cache. */
  find(
    sink: string,
  ):
    | { readonly columns: readonly Column[]; readonly keys: readonly string[]; readonly known: Schema["known"] }
    | undefined;
  lookup(sink: string, keys: readonly Typed[]): CacheLookup;
}

/** What an expression may refer to. */
export interface Scope {
  /** The statement that the expression belongs to. */
  readonly statement: string;
  readonly inputs: readonly Input[];
  readonly parameters: ReadonlyMap<string, Typed>;
  readonly locals: ReadonlyMap<string, Typed>;
  /** Arrays that a flatten unrolls. */
  readonly unrolled?: readonly Unrolled[];
  readonly matched?: MatchedColumn;
  /** What `#item` and its like stand for, innermost lambda first. */
  readonly items: readonly Readonly<Record<string, ItemValue>>[];
  /** What bare names mean before columns do: `name`, `type` … in the condition of a column pattern. */
  readonly words?: ReadonlyMap<string, Typed>;
  /** Whether aggregate functions may stand here, and over what: a group of rows, or a window. */
  readonly aggregation: "none" | "group" | "window";
  readonly caches: Caches;
  readonly findings: Findings;
}

/** Caches where there are none: constants, values of parameters. */
export const noCaches: Caches = {
  find: () => undefined,
  lookup: (sink) => {
    throw new Error(`there is no cache sink ${sink}`);
  },
};

/** A column that a name may mean, with the input that has it. */
export interface Candidate {
  readonly input: Input;
  readonly column: Column;
}

/** What `name` or `stream@name` can mean in a scope: every column it fits. */
export function candidates(scope: Scope, name: string, stream?: string): readonly Candidate[] {
  const found = scope.inputs.flatMap((input) =>
    input.schema.columns.filter((column) => column.name === name).map((column) => ({ input, column })),
  );
  if (stream === undefined) return found;
  // A qualifier names the stream that last defined the column; the direct input's name is taken too, as some scripts write it.
  // Older scripts name a split without its branch.
  const byOrigin = found.filter(({ column: { origin } }) => origin === stream || origin.startsWith(`${stream}@`));
  const ofInput = found.filter(({ input }) => input.stream === stream);
  if (byOrigin.length === 0) return ofInput;
  // Both sides of a join may have the column from one stream: then the side that is this stream is meant.
  const both = byOrigin.filter((one) => ofInput.includes(one));
  return both.length > 0 ? both : byOrigin;
}

export const columnValue = (input: Input, column: Column): Typed => ({
  kind: "column",
  type: column.type,
  relation: input.alias,
  identifier: column.identifier,
});
