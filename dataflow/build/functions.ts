import type { Expression } from "../ast";
import { call, type Operand } from "./expression";

const fn =
  (name: string) =>
  (...args: readonly Operand[]): Expression =>
    call(name, ...args);

// Names are the language's own; what they mean is in the function catalogue.
export const byName = fn("byName");
export const caseOf = fn("case");
export const coalesce = fn("coalesce");
export const columnNames = fn("columnNames");
export const concat = fn("concat");
export const concatWS = fn("concatWS");
export const count = fn("count");
export const countIf = fn("countIf");
export const except = fn("except");
export const first = fn("first");
export const greatest = fn("greatest");
export const hasColumn = fn("hasColumn");
export const iif = fn("iif");
export const inArray = fn("in");
export const isNull = fn("isNull");
export const lower = fn("lower");
export const max = fn("max");
export const min = fn("min");
export const nullValue = fn("null");
export const regexMatch = fn("regexMatch");
export const rowNumber = fn("rowNumber");
export const sum = fn("sum");
export const toDate = fn("toDate");
export const toDecimal = fn("toDecimal");
export const toInteger = fn("toInteger");
export const toLong = fn("toLong");
export const toText = fn("toString");
export const toTimestamp = fn("toTimestamp");
export const trim = fn("trim");
