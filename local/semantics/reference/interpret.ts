import type { Argument, Block, Expression, Script, Statement } from "../../../dataflow/ast";
import { aggregated } from "./aggregates";
import { valueOf, type Columns, type Names, type ReferenceRow, type Value } from "./values";

/** The rows of a stream, by their columns. */
export type Rows = readonly ReferenceRow[];

/**
 * Runs a flow row by row, in loops, from what the reference says of each transformation. It knows only what the random
 * flows of the property test use, and shares nothing with the translation but the parser.
 */
export function interpret(
  script: Script,
  sources: Readonly<Record<string, readonly Columns[]>>,
): Readonly<Record<string, Rows>> {
  const streams: Record<string, Rows> = {};
  const sinks: Record<string, Rows> = {};
  for (const statement of script.statements) {
    const inputs = statement.inputs.map(({ stream, branch }) => streams[branch ? `${stream}@${branch}` : stream] ?? []);
    const names = statement.inputs.map(({ stream }) => stream);
    if (statement.verb === "source")
      streams[statement.name] = (sources[statement.name] ?? []).map((columns) => ({ columns }));
    else if (statement.verb === "sink") sinks[statement.name] = inputs[0] ?? [];
    else if (statement.verb === "split") Object.assign(streams, branchesOf(statement, inputs[0] ?? []));
    else streams[statement.name] = transformed(statement, inputs, names);
  }
  return sinks;
}

function transformed(statement: Statement, inputs: readonly Rows[], names: readonly string[]): Rows {
  const [left = [], right = []] = inputs;
  const { args } = statement;
  switch (statement.verb) {
    case "filter":
      return left.filter((row) => valueOf(condition(args), namesOf(row)) === true);
    case "derive":
      return left.map((row) => ({ ...row, columns: { ...row.columns, ...assigned(args, namesOf(row)) } }));
    case "select":
      return left.map((row) => ({ ...row, columns: mapped(args, namesOf(row)) }));
    case "union":
      return unioned(inputs);
    case "aggregate":
      return grouped(left, blockValues(args, "groupBy")).map((group) => ({ columns: ofGroup(args, group) }));
    case "window":
      return grouped(left, blockValues(args, "over")).flatMap((group) => windowed(args, group));
    case "alterRow":
      return left.map((row) => ({ ...row, policy: policyOf(args, namesOf(row)) }));
    case "exists":
      return left.filter((row) => right.some(matches(args, row, names)) !== flag(args, "negate"));
    case "join":
      return left.flatMap((row) => joined(args, row, right, names, text(args, "joinType") === "left"));
    case "lookup":
      return left.flatMap((row) => joined(args, row, sorted(args, right), names, true).slice(0, 1));
    default:
      throw new Error(`the reference has no ${statement.verb}`);
  }
}

const namesOf =
  ({ columns }: ReferenceRow): Names =>
  (name) =>
    columns[name] ?? null;

const condition = (args: readonly Argument[]): Expression => positionals(args)[0]!;

const positionals = (args: readonly Argument[]): readonly Expression[] =>
  args.flatMap((argument) => (argument.kind === "positional" ? [argument.value] : []));

const blocks = (args: readonly Argument[], ...names: readonly string[]): readonly Block[] =>
  args.filter((argument): argument is Block => argument.kind === "block" && names.includes(argument.name));

const blockValues = (args: readonly Argument[], name: string): readonly Expression[] =>
  blocks(args, name).flatMap((block) => positionals(block.args));

const option = (args: readonly Argument[], name: string): Expression | undefined =>
  args.flatMap((argument) => (argument.kind === "option" && argument.name === name ? [argument.value] : []))[0];

const flag = (args: readonly Argument[], name: string): boolean => {
  const value = option(args, name);
  return value?.kind === "boolean" && value.value;
};

const text = (args: readonly Argument[], name: string): string | undefined => {
  const value = option(args, name);
  return value?.kind === "string" ? value.value : undefined;
};

function assigned(args: readonly Argument[], names: Names): Columns {
  const values = args.flatMap((argument) =>
    argument.kind === "assignment" && argument.target.kind === "column" && argument.value.kind !== "block"
      ? [[argument.target.name, valueOf(argument.value, names)] as const]
      : [],
  );
  return Object.fromEntries(values);
}

function mapped(args: readonly Argument[], names: Names): Columns {
  const columns = blocks(args, "mapColumn").flatMap((block) =>
    block.args.map((argument) => {
      if (argument.kind === "positional" && argument.value.kind === "column")
        return [argument.value.name, valueOf(argument.value, names)] as const;
      return Object.entries(assigned([argument], names))[0]!;
    }),
  );
  return Object.fromEntries(columns);
}

function unioned(inputs: readonly Rows[]): Rows {
  const names = [...new Set(inputs.flatMap((rows) => rows.flatMap(({ columns }) => Object.keys(columns))))];
  return inputs
    .flat()
    .map((row) => ({ ...row, columns: Object.fromEntries(names.map((name) => [name, row.columns[name] ?? null])) }));
}

function grouped(rows: Rows, keys: readonly Expression[]): readonly Rows[] {
  const groups = new Map<string, ReferenceRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map((expression) => valueOf(expression, namesOf(row))));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function ofGroup(args: readonly Argument[], group: Rows): Columns {
  const keys = blockValues(args, "groupBy").map((key) => [
    (key as { readonly name: string }).name,
    valueOf(key, namesOf(group[0]!)),
  ]);
  return { ...Object.fromEntries(keys), ...aggregates(args, group) };
}

/** `asc` with NULLs first, as the generated flows write it. */
const sorted = (args: readonly Argument[], rows: Rows): Rows => rows.toSorted(ordering(args));

function ordering(args: readonly Argument[]): (one: ReferenceRow, other: ReferenceRow) => number {
  const keys = blocks(args, "asc").map((block) => positionals(block.args)[0]!);
  const rank = (value: Value): number => (value === null ? 0 : 1);
  return (one, other) => {
    for (const key of keys) {
      const [a, b] = [valueOf(key, namesOf(one)), valueOf(key, namesOf(other))];
      if (rank(a) !== rank(b)) return rank(a) - rank(b);
      if (a !== null && b !== null && a !== b) return a < b ? -1 : 1;
    }
    return 0;
  };
}

/** With an order: the number of each row, and aggregates from the first row to its last equal. */
function windowed(args: readonly Argument[], group: Rows): Rows {
  const rows = sorted(args, group);
  const order = ordering(args);
  return rows.map((row, index) => {
    const frame = rows.filter((other) => order(other, row) <= 0);
    return { ...row, columns: { ...row.columns, ...aggregates(args, frame, index + 1) } };
  });
}

function aggregates(args: readonly Argument[], rows: Rows, position = 0): Columns {
  const values = args.flatMap((argument) =>
    argument.kind === "assignment" && argument.target.kind === "column" && argument.value.kind === "call"
      ? [[argument.target.name, aggregated(argument.value, rows.map(namesOf), position)] as const]
      : [],
  );
  return Object.fromEntries(values);
}

const policies: Readonly<Record<string, string>> = {
  insertIf: "insert",
  updateIf: "update",
  deleteIf: "delete",
  upsertIf: "upsert",
};

function policyOf(args: readonly Argument[], names: Names): string {
  const block = blocks(args, ...Object.keys(policies)).find(
    (one) => valueOf(positionals(one.args)[0]!, names) === true,
  );
  return policies[block?.name ?? "insertIf"]!;
}

const matches =
  (args: readonly Argument[], left: ReferenceRow, [first]: readonly string[]) =>
  (right: ReferenceRow): boolean => {
    const names: Names = (name, stream) =>
      namesOf(stream === first || (stream === undefined && name in left.columns) ? left : right)(name, stream);
    return valueOf(condition(args), names) === true;
  };

/** The columns of the two sides are named apart in the generated flows. */
function joined(
  args: readonly Argument[],
  row: ReferenceRow,
  right: Rows,
  names: readonly string[],
  keeps: boolean,
): Rows {
  const found = right
    .filter(matches(args, row, names))
    .map((match) => ({ ...row, columns: { ...match.columns, ...row.columns } }));
  return found.length === 0 && keeps ? [row] : found;
}

/** The branches of a split: the first condition that holds, or with `disjoint: true` each; the last for the rest. */
function branchesOf({ args, name, branches }: Statement, rows: Rows): Readonly<Record<string, Rows>> {
  const conditions = positionals(args);
  const holds = (row: ReferenceRow): readonly number[] => {
    const all = conditions.flatMap((one, index) => (valueOf(one, namesOf(row)) === true ? [index] : []));
    if (all.length === 0) return [conditions.length];
    return flag(args, "disjoint") ? all : all.slice(0, 1);
  };
  return Object.fromEntries(
    branches.map((branch, index) => [`${name}@${branch}`, rows.filter((row) => holds(row).includes(index))]),
  );
}
