import type { DataType } from "../../dataflow/types";
import type { Json, Row } from "../duckdb/json";

export type Types = Readonly<Record<string, DataType>>;

/** Two rows that belong together and differ, and the columns in which they do. */
export interface DifferentRow {
  readonly expected: Row;
  readonly actual: Row;
  readonly columns: readonly string[];
}

export interface RowDifference {
  readonly missing: readonly Row[];
  readonly unexpected: readonly Row[];
  readonly different: readonly DifferentRow[];
}

/**
 * What the rows lack or have too many of. Only the columns that an expected row names are compared. In any order, each
 * expected row is paired with an equal one; of the rest those are paired that have most columns in common.
 */
export function compareRows(expected: readonly Row[], actual: readonly Row[], types: Types): RowDifference {
  const pairs = pairEqual(expected, actual, types);
  const paired = new Set(pairs.values());
  const missing = expected.filter((_, index) => !pairs.has(index));
  const unexpected = actual.filter((_, index) => !paired.has(index));
  return pairAlike(missing, unexpected, types);
}

/** The same where the order counts: the first with the first, and so on. */
export function compareOrderedRows(expected: readonly Row[], actual: readonly Row[], types: Types): RowDifference {
  const common = Math.min(expected.length, actual.length);
  const both = expected.slice(0, common).map((row, index) => differenceOf(row, actual[index]!, types));
  return {
    missing: expected.slice(common),
    unexpected: actual.slice(common),
    different: both.filter(({ columns }) => columns.length > 0),
  };
}

/** As many pairs of equal rows as there can be, by augmenting paths: rows may name different columns. */
function pairEqual(expected: readonly Row[], actual: readonly Row[], types: Types): ReadonlyMap<number, number> {
  const owner = new Map<number, number>();
  const find = (row: number, tried: Set<number>): boolean => {
    for (const [index, candidate] of actual.entries()) {
      if (tried.has(index) || differenceOf(expected[row]!, candidate, types).columns.length > 0) continue;
      tried.add(index);
      const before = owner.get(index);
      if (before !== undefined && !find(before, tried)) continue;
      owner.set(index, row);
      return true;
    }
    return false;
  };
  for (const row of expected.keys()) find(row, new Set());
  return new Map([...owner].map(([index, row]) => [row, index]));
}

function pairAlike(expected: readonly Row[], actual: readonly Row[], types: Types): RowDifference {
  const missing: Row[] = [];
  const different: DifferentRow[] = [];
  const left = [...actual];
  for (const row of expected) {
    const alike = left.map((candidate) => differenceOf(row, candidate, types));
    const closest = alike.toSorted((one, other) => one.columns.length - other.columns.length)[0];
    if (closest === undefined || closest.columns.length === Object.keys(row).length) missing.push(row);
    else {
      different.push(closest);
      left.splice(left.indexOf(closest.actual), 1);
    }
  }
  return { missing, unexpected: left, different };
}

function differenceOf(expected: Row, actual: Row, types: Types): DifferentRow {
  const columns = Object.keys(expected).filter(
    (name) => !Object.hasOwn(actual, name) || !isSame(expected[name]!, actual[name]!, types[name]),
  );
  return { expected, actual, columns };
}

/** Whether a value that somebody wrote down is the one that came out, by the type of its column. */
function isSame(expected: Json, actual: Json, type: DataType | undefined): boolean {
  if (expected === null || actual === null) return expected === actual;
  switch (type?.kind) {
    case "decimal":
    case "byte":
    case "short":
    case "integer":
    case "long":
      return exact(expected) === exact(actual);
    case "float":
    case "double": {
      const [one, other] = [Number(expected), Number(actual)];
      return Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
    }
    case "timestamp":
      return moment(expected) === moment(actual);
    default:
      return canonical(expected) === canonical(actual);
  }
}

/** `12.50`, `+12.5` and 12.5 are one number. */
function exact(value: Json): string {
  const number = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(String(value));
  if (number === null) return canonical(value);
  const [, sign, whole, fraction = ""] = number;
  const digits = fraction === "" ? whole! : `${whole}.${fraction}`;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}

/** `2024-01-31`, `2024-01-31 10:00:00` and `2024-01-31T10:00:00.000Z`; without a zone they are UTC. */
function moment(value: Json): string {
  const text = String(value).replace(" ", "T");
  const zoned = /([zZ]|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? canonical(value) : new Date(time).toISOString();
}

/** JSON with the fields of structures in one order. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, part: Json) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
