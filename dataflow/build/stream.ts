import type { Argument, ColumnReference, Expression, Statement, StreamReference } from "../ast";
import type { DataType } from "../types";
import { assignments, block, mapColumn, options, outputSchema, positional, type Options } from "./arguments";
import { assertion, type Assertion } from "./assertion";
import type { Columns, Operand } from "./expression";

type Values = Readonly<Record<string, Operand>>;
type Picks = Readonly<Record<string, ColumnReference>>;

/** The stream that last defined a column: what `stream@column` has to name (Microsoft: exists transformation). */
type Origins = Readonly<Record<string, StreamReference>>;

/** A sort key of a window; nulls come last unless said otherwise. */
export interface SortKey {
  readonly direction: "asc" | "desc";
  readonly by: Expression;
}
export const ascending = (by: Expression): SortKey => ({ direction: "asc", by });
export const descending = (by: Expression): SortKey => ({ direction: "desc", by });

/** A sink statement with all that leads to it. */
export interface Sink {
  readonly statement: Statement;
  readonly from: Stream<never>;
}

/**
 * A stream of a data flow under construction. `N` is the union of its column names, so that a column that does not
 * exist is a compile error. Streams are immutable: each method makes a new one.
 */
export class Stream<in out N extends string> {
  private constructor(
    readonly statement: Statement,
    readonly from: readonly Stream<never>[],
    private readonly reference: StreamReference,
    private readonly origins: Origins,
  ) {}

  /** `columns` are the declared ones; an empty record leaves everything to schema drift. */
  static source<const C extends Readonly<Record<string, DataType>>>(
    name: string,
    columns: C,
    settings: Options,
  ): Stream<keyof C & string> {
    const names = Object.keys(columns);
    const declared = names.length === 0 ? [] : [outputSchema(columns)];
    return new Stream(
      { inputs: [], verb: "source", args: [...declared, ...options(settings)], name, branches: [] },
      [],
      { stream: name },
      definedBy(names, { stream: name }),
    );
  }

  static union<N extends string>(name: string, streams: readonly Stream<N>[]): Stream<N> {
    const names = [...new Set(streams.flatMap((stream) => Object.keys(stream.origins)))];
    return Stream.next(name, "union", streams, options({ byName: true }), definedBy(names, { stream: name }));
  }

  /** Keeps the picked columns, under the names of the record. */
  select<const P extends Picks>(name: string, pick: (columns: Columns<N>) => P): Stream<keyof P & string> {
    const picked = pick(this.bare());
    return this.then(name, "select", [mapColumn(picked), ...skipDuplicates], redefined(picked, name));
  }

  derive<const V extends Values>(name: string, values: (columns: Columns<N>) => V): Stream<N | (keyof V & string)> {
    const derived = values(this.bare());
    return this.then(name, "derive", assignments(derived), { ...this.origins, ...redefined(derived, name) });
  }

  filter(name: string, condition: (columns: Columns<N>) => Operand): Stream<N> {
    return this.then(name, "filter", [positional(condition(this.bare()))], this.origins);
  }

  /** Joins, then picks from both sides: a join leaves equal names twice, the pick settles them. */
  join<M extends string, const P extends Picks>(
    name: string,
    other: Stream<M>,
    joinType: "inner" | "left" | "outer",
    on: (left: Columns<N>, right: Columns<M>) => Operand,
    pick: (left: Columns<N>, right: Columns<M>) => P,
  ): Stream<keyof P & string> {
    const [left, right] = [this.qualified(), other.qualified()];
    const joined = Stream.next<N | M>(
      `${name}Join`,
      "join",
      [this, other],
      [
        positional(on(left, right)),
        ...options({ joinType, matchType: "exact", ignoreSpaces: false, broadcast: "auto" }),
      ],
      {},
    );
    const picked = pick(left, right);
    return joined.then(name, "select", [mapColumn(picked), ...skipDuplicates], redefined(picked, name));
  }

  exists<M extends string>(
    name: string,
    other: Stream<M>,
    on: (left: Columns<N>, right: Columns<M>) => Operand,
  ): Stream<N> {
    return this.existence(name, other, on, false);
  }

  notExists<M extends string>(
    name: string,
    other: Stream<M>,
    on: (left: Columns<N>, right: Columns<M>) => Operand,
  ): Stream<N> {
    return this.existence(name, other, on, true);
  }

  aggregate<const G extends Values, const A extends Values>(
    name: string,
    groupBy: (columns: Columns<N>) => G,
    values: (columns: Columns<N>) => A,
  ): Stream<(keyof G | keyof A) & string> {
    const groups = assignments(groupBy(this.bare())).map(bareWhereUnchanged);
    const aggregated = assignments(values(this.bare()));
    const grouped = groups.length === 0 ? [] : [block("groupBy", groups)];
    const origins = { ...redefined(groupBy(this.bare()), name), ...redefined(values(this.bare()), name) };
    return this.then(name, "aggregate", [...grouped, ...aggregated], origins);
  }

  window<const V extends Values>(
    name: string,
    over: (columns: Columns<N>) => readonly Expression[],
    order: (columns: Columns<N>) => readonly SortKey[],
    values: (columns: Columns<N>) => V,
  ): Stream<N | (keyof V & string)> {
    const columns = this.bare();
    const args = [
      block("over", over(columns).map(positional)),
      ...order(columns).map((key) =>
        block(key.direction, [positional(key.by), positional({ kind: "boolean", value: false })]),
      ),
      ...assignments(values(columns)),
    ];
    return this.then(name, "window", args, { ...this.origins, ...redefined(values(columns), name) });
  }

  /** Marks rows for the sink; the first policy that is true wins, none means insert (Microsoft: alter row). */
  alterRow(
    name: string,
    policies: (
      columns: Columns<N>,
    ) => Readonly<Partial<Record<"deleteIf" | "insertIf" | "updateIf" | "upsertIf", Operand>>>,
  ): Stream<N> {
    const args = Object.entries(policies(this.bare())).map(([policy, when]) => block(policy, [positional(when)]));
    return this.then(name, "alterRow", args, this.origins);
  }

  /** Sends each row to the first branch whose condition holds, the others to `otherwise`. */
  split<const B extends string, const D extends string>(
    name: string,
    branches: Readonly<Record<B, (columns: Columns<N>) => Operand>>,
    otherwise: D,
  ): { readonly [K in B | D]: Stream<N> } {
    const named = Object.entries<(columns: Columns<N>) => Operand>(branches);
    const labels = [...named.map(([label]) => label), otherwise];
    const statement: Statement = {
      inputs: [this.reference],
      verb: "split",
      args: [...named.map(([, when]) => positional(when(this.bare()))), ...options({ disjoint: false })],
      name,
      branches: labels,
    };
    const names = Object.keys(this.origins);
    const split = labels.map((branch) => {
      const reference = { stream: name, branch };
      return [branch, new Stream<N>(statement, [this.erased()], reference, definedBy(names, reference))];
    });
    return Object.fromEntries(split) as { [K in B | D]: Stream<N> };
  }

  /** Rows that break a rule stop the flow before any sink is written. */
  assert(name: string, rules: (columns: Columns<N>) => readonly Assertion[]): Stream<N> {
    return this.then(name, "assert", [...rules(this.bare()).map(assertion), ...options({ abort: true })], this.origins);
  }

  sink(name: string, settings: Options, extra: readonly Argument[] = []): Sink {
    const statement = {
      inputs: [this.reference],
      verb: "sink",
      args: [...options(settings), ...extra],
      name,
      branches: [],
    };
    return { statement, from: this.erased() };
  }

  /** The same stream, for code that works over any table and names columns at run time. */
  untyped(): Stream<string> {
    return this as unknown as Stream<string>;
  }

  private existence<M extends string>(
    name: string,
    other: Stream<M>,
    on: (left: Columns<N>, right: Columns<M>) => Operand,
    negate: boolean,
  ): Stream<N> {
    const args = [positional(on(this.qualified(), other.qualified())), ...options({ negate, broadcast: "auto" })];
    return Stream.next(name, "exists", [this, other], args, this.origins);
  }

  private then<M extends string>(name: string, verb: string, args: readonly Argument[], origins: Origins): Stream<M> {
    return Stream.next(name, verb, [this], args, origins);
  }

  private static next<M extends string>(
    name: string,
    verb: string,
    from: readonly Stream<string>[] | readonly Stream<never>[] | readonly unknown[],
    args: readonly Argument[],
    origins: Origins,
  ): Stream<M> {
    const streams = from as readonly Stream<never>[];
    const inputs = streams.map((stream) => stream.reference);
    return new Stream<M>({ inputs, verb, args, name, branches: [] }, streams, { stream: name }, origins);
  }

  private erased(): Stream<never> {
    return this as unknown as Stream<never>;
  }

  private bare(): Columns<N> {
    return this.references((name) => ({ kind: "column", name }));
  }

  private qualified(): Columns<N> {
    return this.references((name, origin) => ({ kind: "column", name, ...origin }));
  }

  private references(make: (name: string, origin: StreamReference) => ColumnReference): Columns<N> {
    const entries = Object.entries(this.origins).map(([name, origin]) => [name, make(name, origin)]);
    return Object.fromEntries(entries) as Columns<N>;
  }
}

const skipDuplicates = options({ skipDuplicateMapInputs: true, skipDuplicateMapOutputs: true });

const definedBy = (names: readonly string[], origin: StreamReference): Origins =>
  Object.fromEntries(names.map((name) => [name, origin]));

const redefined = (values: Readonly<Record<string, unknown>>, name: string): Origins =>
  definedBy(Object.keys(values), { stream: name });

/** `groupBy(k)`, not `groupBy(k = k)`. */
const bareWhereUnchanged = (argument: Argument): Argument => {
  const { kind } = argument;
  if (kind !== "assignment" || argument.value.kind !== "column" || argument.target.kind !== "column") return argument;
  return argument.value.name === argument.target.name ? { kind: "positional", value: argument.value } : argument;
};
