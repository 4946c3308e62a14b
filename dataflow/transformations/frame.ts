import { problem } from "../../errors";
import type { Expression } from "../ast";
import { bind } from "../check/bind";
import { isIntegral, isMoment, isNumber } from "../check/coercion";
import { constantOf } from "../check/constant";
import { placeOf } from "../check/findings";
import type { Scope } from "../check/scope";
import { truth, type Typed } from "../check/typed";
import type { Bound, Frame, SortKey } from "../translate/query";
import type { Arguments } from "./arguments";

/**
 * The frame of a window: `startRowOffset` and `endRowOffset` count rows, `startRange` and `endRange` measure the distance
 * of the sort key, in milliseconds for points in time. Negative is before the current row; an end that is not given is
 * open (Microsoft: Window transformation).
 */
export function frameOf(args: Arguments, order: readonly SortKey[], scope: Scope): Frame | undefined {
  const rows = { from: args.option("startRowOffset"), to: args.option("endRowOffset") };
  const range = { from: args.option("startRange"), to: args.option("endRange") };
  const byRange = range.from !== undefined || range.to !== undefined;
  const { from, to } = byRange ? range : rows;
  if (from === undefined && to === undefined) return undefined;
  if (byRange && !measurable(order)) {
    const feature = "a range of a window that is not over one ascending number or point in time";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }));
    return undefined;
  }
  const unit = byRange ? "range" : "rows";
  return { unit, from: boundOf(from, unit, order, scope), to: boundOf(to, unit, order, scope) };
}

const measurable = ([key, ...others]: readonly SortKey[]): boolean =>
  key !== undefined && others.length === 0 && !key.descending && (isNumber(key.value.type) || isMoment(key.value.type));

const day = 86_400_000n;

function boundOf(
  written: Expression | undefined,
  unit: Frame["unit"],
  [key]: readonly SortKey[],
  scope: Scope,
): Bound | "unbounded" {
  if (written === undefined) return "unbounded";
  const negative = written.kind === "unary" && written.operator === "-";
  const distance = bind(negative ? written.operand : written, scope);
  const known = constantOf(distance);
  if (unit === "range" && key?.value.type.kind === "date" && typeof known === "bigint" && known % day !== 0n) {
    const feature = "a range over dates that is not in whole days, such as days(7)";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }, placeOf(written)));
  }
  if (isIntegral(distance.type) || (unit === "range" && isNumber(distance.type))) {
    return { distance: unsigned(distance), side: negative !== isNegative(known) ? "preceding" : "following" };
  }
  const what = { function: "an offset of the window", stream: scope.statement };
  scope.findings.error(problem("constant-needed", what, placeOf(written)));
  return { distance: truth(false), side: "preceding" };
}

const isNegative = (known: unknown): boolean => typeof known === "bigint" && known < 0n;

const unsigned = (distance: Typed): Typed =>
  distance.kind === "constant" && typeof distance.value === "bigint" && distance.value < 0n
    ? { ...distance, value: -distance.value }
    : distance;
