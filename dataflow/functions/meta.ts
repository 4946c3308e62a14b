import { problem } from "../../errors";
import { constantOf, dependsOnRows, valuesOfList } from "../check/constant";
import { placeOf } from "../check/findings";
import { memberOf } from "../check/member";
import type { Column, Mark } from "../check/schema";
import { columnValue, type Input, type Scope } from "../check/scope";
import { nullConstant, text, truth, type Constant, type Typed } from "../check/typed";
import { types } from "../types";
import { isFractional, isIntegral, isMoment, isNumber } from "../check/coercion";
import type { MetaContext, MetaDefinition } from "./definition";
import { signature } from "./signature";

const meta = (written: string, expand: MetaDefinition["expand"]): MetaDefinition => {
  const parsed = signature(written);
  return { name: parsed.name, kind: "meta", signature: parsed, expand };
};

/** A name that must be known before any row is read (Microsoft: `byName`, `columnNames`). */
function constantText(value: Typed | undefined, name: string, { scope, at }: MetaContext): string | undefined {
  if (value === undefined) return undefined;
  const constant = constantOf(value);
  if (typeof constant === "string") return constant;
  if (constant === undefined && !dependsOnRows(value)) return uncertain(name, scope, at);
  scope.findings.error(problem("constant-needed", { function: name, stream: scope.statement }, placeOf(at)));
  return undefined;
}

/** An expression without columns, whose value only the service works out before rows are read. */
function uncertain(name: string, scope: Scope, at: MetaContext["at"]): undefined {
  const feature = `${name}() with this expression`;
  scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }, placeOf(at)));
  return undefined;
}

interface Found {
  readonly input: Input;
  readonly column: Column;
}

const inStream = (scope: Scope, stream: string | undefined): readonly Found[] =>
  scope.inputs.flatMap((input) =>
    input.schema.columns
      .filter((column) => stream === undefined || column.origin === stream || input.stream === stream)
      .map((column) => ({ input, column })),
  );

const valueOf = (found: Found | undefined): Typed => (found ? columnValue(found.input, found.column) : nullConstant);

const byName = (args: readonly Typed[], context: MetaContext): readonly Found[] => {
  const name = constantText(args[0], "byName", context);
  return inStream(context.scope, constantText(args[1], "byName", context)).filter(({ column }) => column.name === name);
};

/** The columns that a stream created, or of all. */
const createdIn = (scope: Scope, stream: string | undefined): readonly Found[] =>
  inStream(scope, undefined).filter(({ column }) => stream === undefined || column.origin === stream);

/** The columns of these names, or NULL as a whole where one is not there. */
function valuesOrNull(
  [names, stream]: readonly Typed[],
  context: MetaContext,
  name: string,
  among: typeof inStream,
): Typed | readonly Typed[] {
  const found = among(context.scope, constantText(stream, name, context));
  const list = names && constantOf(names);
  if (names && list === undefined) {
    const { scope, at } = context;
    if (dependsOnRows(names))
      scope.findings.error(problem("constant-needed", { function: name, stream: scope.statement }, placeOf(at)));
    else uncertain(name, scope, at);
    return nullConstant;
  }
  const values = valuesOfList(list).map((one) => found.find(({ column }) => column.name === one));
  return values.includes(undefined) ? nullConstant : values.map(valueOf);
}

/** The value at a path such as `a.b.c`, where columns are structures. */
function pathValue(args: readonly Typed[], name: string, context: MetaContext): Typed | undefined {
  const [column, ...members] = constantText(args[0], name, context)?.split(".") ?? [];
  const found = inStream(context.scope, constantText(args[1], name, context)).find((one) => one.column.name === column);
  return members.reduce<Typed | undefined>((of, member) => of && memberOf(of, member), found && valueOf(found));
}

/** The row's mark of the first stream that has it; without one, rows count as inserts, and as free of errors. */
function mark(scope: Scope, name: Mark, otherwise: Typed): Typed {
  const input = scope.inputs.find(({ schema }) => schema.marks.includes(name));
  return input ? { kind: "column", type: otherwise.type, relation: input.alias, identifier: name } : otherwise;
}

export const policyOf = (scope: Scope): Typed => mark(scope, "$policy", text("insert"));
export const errorsOf = (scope: Scope): Typed =>
  mark(scope, "$errors", { kind: "array", type: types.array(types.string), items: [] });

const isPolicy = (name: string, policy: string) =>
  meta(`${name}([integer]) => boolean`, (args, context) =>
    firstStream(args, context) ?? context.call("equals", [policyOf(context.scope), text(policy)]),
  ); // prettier-ignore

/** `isUpdate(2)` asks about the second stream, whose marks a join does not keep. */
function firstStream(args: readonly Typed[], { scope, at }: MetaContext): Typed | undefined {
  if (args.length === 0 || constantOf(args[0] as Typed) === 1n) return undefined;
  scope.findings.unsupport(
    problem("unsupported-feature", { feature: "a mark of the second stream", stream: scope.statement }, placeOf(at)),
  );
  return nullConstant;
}

const families: Readonly<Record<string, (kind: string) => boolean>> = {
  number: (kind) => isNumber({ kind } as Constant["type"]),
  integral: (kind) => isIntegral({ kind } as Constant["type"]),
  fractional: (kind) => isFractional({ kind } as Constant["type"]),
  datetime: (kind) => isMoment({ kind } as Constant["type"]),
};

export const metas: readonly MetaDefinition[] = [
  meta("true() => boolean", () => truth(true)),
  meta("false() => boolean", () => truth(false)),
  meta("null() => any", () => nullConstant),
  meta("byName(string, [string]) => any", (args, context) => valueOf(byName(args, context)[0])),
  meta("byNames(string[], [string]) => any", (args, context) => valuesOrNull(args, context, "byNames", inStream)),
  meta("byOrigin(string, [string]) => any", (args, context) => {
    const name = constantText(args[0], "byOrigin", context);
    const created = createdIn(context.scope, constantText(args[1], "byOrigin", context));
    return valueOf(created.find(({ column }) => column.name === name));
  }),
  meta("byOrigins(string[], [string]) => any", (args, context) => valuesOrNull(args, context, "byOrigins", createdIn)),
  meta("originColumns(string) => any", (args, context) =>
    createdIn(context.scope, constantText(args[0], "originColumns", context)).map(valueOf),
  ),
  meta("byPath(string, [string]) => any", (args, context) => pathValue(args, "byPath", context) ?? nullConstant),
  meta("hasPath(string, [string]) => boolean", (args, context) =>
    truth(pathValue(args, "hasPath", context) !== undefined),
  ),
  meta("byItem(any, string) => any", ([of, name], context) => {
    const member = constantText(name, "byItem", context);
    return (of && member !== undefined && memberOf(of, member)) || nullConstant;
  }),
  meta("expr(string) => any", ([written], context) => {
    const found = constantText(written, "expr", context);
    return found === undefined ? nullConstant : context.read(found);
  }),
  meta("byPosition(integer) => any", ([position], { scope }) => {
    const at = position && constantOf(position);
    return valueOf(typeof at === "bigint" ? inStream(scope, undefined)[Number(at) - 1] : undefined);
  }),
  meta("hasColumn(string, [string]) => boolean", (args, context) => truth(byName(args, context).length > 0)),
  meta("columns([string]) => any", (args, context) =>
    inStream(context.scope, constantText(args[0], "columns", context)).map(valueOf),
  ),
  meta("columnNames([string], [boolean]) => string[]", (args, context) => {
    const drifted = args[1] !== undefined && constantOf(args[1]) === true;
    const found = inStream(context.scope, constantText(args[0], "columnNames", context));
    const names = found.filter(({ column }) => !drifted || !column.declared).map(({ column }) => text(column.name));
    return { kind: "array", type: types.array(types.string), items: names };
  }),
  meta("typeMatch(string, string) => boolean", ([type, family], context) => {
    const [given, wanted] = [constantText(type, "typeMatch", context), constantText(family, "typeMatch", context)];
    const belongs = wanted === undefined ? undefined : families[wanted];
    if (wanted !== undefined && belongs === undefined) {
      const unknown = problem("value-argument", { function: "typeMatch", argument: `the family ${wanted}` });
      context.scope.findings.unsupport(unknown.at(placeOf(context.at)));
    }
    return truth(given !== undefined && belongs?.(given.replace(/\(.*/, "")) === true);
  }),
  isPolicy("isInsert", "insert"),
  isPolicy("isUpdate", "update"),
  isPolicy("isDelete", "delete"),
  isPolicy("isUpsert", "upsert"),
  isPolicy("isIgnore", "ignore"),
  meta(
    "isMatch([integer]) => boolean",
    (args, context) => firstStream(args, context) ?? mark(context.scope, "$match", truth(false)),
  ),
  meta("isError([integer]) => boolean", (args, context) =>
    firstStream(args, context) ?? context.call("greater", [context.call("size", [errorsOf(context.scope)]), { kind: "constant", type: types.integer, value: 0n }]),
  ), // prettier-ignore
  meta("hasError([string]) => boolean", ([id], context) =>
    id ? context.call("in", [errorsOf(context.scope), id]) : context.call("greater", [context.call("size", [errorsOf(context.scope)]), { kind: "constant", type: types.integer, value: 0n }]),
  ), // prettier-ignore
];
