import {
  and,
  caseOf,
  coalesce,
  eq,
  ge,
  iif,
  isNull,
  le,
  lower,
  not,
  nullValue,
  or,
  regexMatch,
  toDecimal,
  toInteger,
  toLong,
  toText,
  toTimestamp,
  call,
  type Expression,
} from "../../dataflow/build";
import type { ColumnType } from "../commerce/table";
import { silverDecimal } from "./columns";

/** What each type of column is called in the reason of a refused row. */
export const typeName: Readonly<Record<ColumnType, string>> = {
  text: "a text",
  key: "a text",
  long: "a whole number",
  integer: "a whole number",
  decimal: `a decimal(${silverDecimal.precision},${silverDecimal.scale})`,
  timestamp: "a date and time in UTC",
};

/** The value of an exported text, null where it is none of its type. Sentinels are still in it. */
export function parseText(type: ColumnType, text: Expression): Expression {
  switch (type) {
    case "text":
    case "key":
      return text;
    case "long":
      return toLong(text);
    case "integer":
      return toInteger(text);
    case "decimal":
      return toDecimal(text, silverDecimal.precision, silverDecimal.scale);
    case "timestamp":
      return isoTimestamp(text);
  }
}

/**
 * `2025-02-03T09:52:01.0000000Z`, also without zone and with `+00:00`. The fraction has seven digits, of which a
 * timestamp of the language keeps three; a pattern of seven would be read as milliseconds. Another offset is refused.
 * The common form is asked for first: the tests of a text cost as much as its conversion.
 */
function isoTimestamp(text: Expression): Expression {
  const utc = or(
    call("endsWith", text, "Z"),
    call("endsWith", text, "+00:00"),
    and(eq(call("instr", text, "+"), 0), not(negativeOffset(text))),
  );
  const moment = call("substring", text, 1, 23);
  return iif(utc, toTimestamp(moment, "yyyy-MM-dd'T'HH:mm:ss.SSS"), nullValue());
}

const negativeOffset = (text: Expression): Expression => eq(call("left", call("right", text, 6), 1), "-");

/** `2/3/2025 9:52:15 AM`, the form of the columns that Synapse Link adds itself; some exports write ISO here too. */
export const sinkTimestamp = (text: Expression): Expression =>
  coalesce(toTimestamp(text, "M/d/yyyy h:mm:ss a"), isoTimestamp(text));

/** Synapse Link leaves the mark empty on rows that live. */
export const isDeleteMark = (text: Expression): Expression => coalesce(eq(lower(text), "true"), false);

/** The Id is a GUID; anything else is a line that was not a row. */
const isGuid = (text: Expression): Expression =>
  coalesce(regexMatch(text, "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"), false);

/** The value as silver keeps it: an empty text and the dates that mean "none" or "never" are null. */
export function standardize(type: ColumnType, value: Expression): Expression {
  switch (type) {
    case "text":
    case "key":
      return iif(eq(value, ""), toText(nullValue()), value);
    case "timestamp":
      return iif(or(le(value, noDate), ge(value, never)), nullValue(), value);
    case "long":
    case "integer":
    case "decimal":
      return value;
  }
}

const moment = (text: string): Expression => toTimestamp(text, "yyyy-MM-dd HH:mm:ss.SSS");
const noDate = moment("1900-01-01 00:00:00.000");
const never = moment("2154-12-31 00:00:00.000");

/** Which column refuses the row: the first whose text is no value of its type; null where all are. */
export function refusedColumn(
  row: { readonly id: Expression; readonly version: Expression },
  typed: readonly { readonly name: string; readonly text: Expression; readonly value: Expression }[],
): Expression {
  const rules = typed.flatMap(({ name, text, value }) => [and(not(isNull(text)), isNull(value)), name]);
  return caseOf(not(isGuid(row.id)), "Id", isNull(row.version), "versionnumber", ...rules, toText(nullValue()));
}

/** One of several values, chosen by the name in a column; null where the column is null. */
export const byColumn = (
  column: Expression,
  values: readonly (readonly [name: string, value: Expression | string])[],
): Expression => caseOf(...values.flatMap(([name, value]) => [eq(column, name), value]), toText(nullValue()));
