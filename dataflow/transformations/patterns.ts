import { Problem, problem } from "../../errors";
import type { Block, Expression } from "../ast";
import { bind } from "../check/bind";
import { constantOf } from "../check/constant";
import { placeOf } from "../check/findings";
import { columnValue, type MatchedColumn, type PatternWord, type Scope } from "../check/scope";
import { text, type Typed } from "../check/typed";
import { compiledRegex } from "../functions/compiledRegex";
import { duckdb } from "../translate/duckdb";
import { typeName } from "../typeName";
import { fieldsOf } from "./members";

/** What a pattern may match: a column, or a member of a structure. */
interface Candidate {
  readonly name: string;
  readonly path: string;
  readonly value: Typed;
  readonly stream: string;
  readonly origin: string;
  readonly declared: boolean;
}

/** What a pattern matched, and the scope in which `$$`, `$0` and `$1` mean it. */
export interface Match extends Candidate {
  readonly scope: Scope;
}

const matchKinds = ["match", "patternMatch"] as const;

/** The columns that `each(match(condition), …)` matches, or the members of a structure with `each(structure, match(condition), …)`. */
export function matchesOf(each: Block, scope: Scope): readonly Match[] {
  const [first] = each.args;
  return first?.kind === "positional"
    ? membersMatched(bind(first.value, scope), pathOf(first.value)?.join("."), each, scope)
    : matched(each, columnsOf(scope), scope);
}

/** The members of a structure that `each(match(condition), …)` matches. */
export const membersMatched = (
  structure: Typed,
  path: string | undefined,
  each: Block,
  scope: Scope,
): readonly Match[] => {
  const origin = scope.statement;
  const members = fieldsOf(structure).map((field) => ({
    ...field,
    path: path === undefined ? field.name : `${path}.${field.name}`,
    stream: origin,
    origin,
    declared: true,
  }));
  return matched(each, members, scope);
};

/** `a.b.c` as its names. */
export function pathOf(target: Expression): readonly string[] | undefined {
  if (target.kind === "column" && target.stream === undefined) return [target.name];
  const path = target.kind === "member" ? pathOf(target.of) : undefined;
  return path && target.kind === "member" ? [...path, target.name] : undefined;
}

const columnsOf = ({ inputs }: Scope): readonly Candidate[] =>
  inputs.flatMap((input) =>
    input.schema.columns.map((column) => {
      const { name, origin, declared } = column;
      return { name, path: name, origin, declared, stream: input.stream, value: columnValue(input, column) };
    }),
  );

function matched(each: Block, candidates: readonly Candidate[], scope: Scope): readonly Match[] {
  const rule = each.args.find((argument) => argument.kind === "block");
  const kind = matchKinds.find((one) => one === rule?.name);
  const [condition] = rule?.args ?? [];
  if (kind === undefined || condition?.kind !== "positional") {
    const what = "a condition: each(match(type == 'string'), …)";
    const missing = { stream: scope.statement, verb: "each", what };
    scope.findings.error(problem("missing-argument", missing, placeOf(each)));
    return [];
  }
  return candidates.flatMap((candidate, index) => {
    const groups = matchOf(kind, condition.value, candidate, index + 1, scope);
    if (groups === undefined) return [];
    const { name, path, value } = candidate;
    return [{ ...candidate, scope: { ...scope, matched: { name, path, value, groups } satisfies MatchedColumn } }];
  });
}

/** The groups of a pattern that matches a column, or `undefined` when it does not match. */
function matchOf(
  kind: (typeof matchKinds)[number],
  condition: Expression,
  { name, value: { type }, stream, origin }: Candidate,
  position: number,
  scope: Scope,
): readonly string[] | undefined {
  const words: Readonly<Record<PatternWord, Typed>> = {
    name: text(name),
    type: text(typeName(type)),
    stream: text(stream),
    origin: text(origin),
    position: { kind: "constant", type: { kind: "integer" }, value: BigInt(position) },
  };
  try {
    const bound = bind(condition, { ...scope, words: new Map(Object.entries(words)) });
    const known = constantOf(bound);
    if (known === undefined) return unknown(bound, scope);
    if (kind === "match") return known === true ? [] : undefined;
    return groupsIn(name, String(known));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    scope.findings.unsupport(error.at(placeOf(condition)));
    return undefined;
  }
}

/** Says why a condition is not known: what a function refuses, or else that it is not before rows are read. */
function unknown(condition: Typed, scope: Scope): never {
  duckdb.expression(condition, { now: new Date(0) });
  throw problem("unsupported-feature", { feature: "a column pattern with this condition", stream: scope.statement });
}

/** The groups of a regular expression that a name contains a match of (Microsoft: "Regex mapping"). */
function groupsIn(name: string, pattern: string): readonly string[] | undefined {
  const { regex, groups } = compiledRegex(pattern, "place");
  const matcher = regex.matcher(name);
  if (!matcher.find()) return undefined;
  return Array.from({ length: groups }, (_, index) => matcher.group(index + 1) ?? "");
}
