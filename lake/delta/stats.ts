import type { DeltaType } from "./type";

/** What is known of one column of a data file; `min` and `max` as DuckDB prints them, absent where unknown. */
export interface ColumnStats {
  readonly name: string;
  readonly type: DeltaType;
  readonly nullCount: number;
  readonly min?: string;
  readonly max?: string;
}

/** Spark's `delta.dataSkippingStringPrefixLength`. */
const prefixLength = 32;

/**
 * The `stats` of a data file as JSON text. Bounds may be wider than the truth, never narrower; where none can be
 * given, there is none. Numbers go from text to text: a long or a decimal does not fit into a JavaScript number.
 */
export function printStats(rows: number, columns: readonly ColumnStats[]): string {
  const bounds = (pick: (column: ColumnStats) => string | undefined) =>
    object(columns.flatMap((column) => entry(column.name, pick(column))));
  return object([
    ...entry("numRecords", String(rows)),
    ...entry(
      "minValues",
      bounds(({ type, min }) => min && lowerBound(type, min)),
    ),
    ...entry(
      "maxValues",
      bounds(({ type, max }) => max && upperBound(type, max)),
    ),
    ...entry("nullCount", object(columns.flatMap(({ name, nullCount }) => entry(name, String(nullCount))))),
  ]);
}

function entry(name: string, json: string | undefined): readonly string[] {
  return json === undefined || json === "" ? [] : [`${JSON.stringify(name)}:${json}`];
}

function object(entries: readonly string[]): string {
  return `{${entries.join(",")}}`;
}

function lowerBound(type: DeltaType, min: string): string | undefined {
  switch (type.kind) {
    case "string":
      return JSON.stringify([...min].slice(0, prefixLength).join(""));
    case "timestamp":
      return milliseconds(min, (millis) => millis);
    default:
      return sameForBoth(type, min);
  }
}

function upperBound(type: DeltaType, max: string): string | undefined {
  switch (type.kind) {
    case "string": {
      const characters = [...max];
      if (characters.length <= prefixLength) return JSON.stringify(max);
      // Greater than whatever was cut off, unless that begins with the greatest character itself.
      const greatest = "\u{10FFFF}";
      if (characters[prefixLength] === greatest) return undefined;
      return JSON.stringify(characters.slice(0, prefixLength).join("") + greatest);
    }
    case "timestamp":
      return milliseconds(max, (millis, cut) => (cut ? millis + 1 : millis));
    default:
      return sameForBoth(type, max);
  }
}

/**
 * Floating point numbers get no bounds: Parquet leaves NaN out of its own, Spark sorts it above all numbers, so that no
 * bound is right for both. For truth values and binary Spark keeps none.
 */
function sameForBoth(type: DeltaType, value: string): string | undefined {
  switch (type.kind) {
    case "long":
    case "integer":
    case "short":
    case "byte":
    case "decimal":
      return /^-?\d+(\.\d+)?$/.test(value) ? value : undefined;
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(value) ? JSON.stringify(value) : undefined;
    case "float":
    case "double":
    case "boolean":
    case "binary":
    case "string":
    case "timestamp":
      return undefined;
    default:
      return type satisfies never;
  }
}

/** Spark keeps bounds of timestamps in milliseconds, so a bound may have to move outwards. */
function milliseconds(value: string, round: (millis: number, cut: boolean) => number): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(value);
  if (match === null) return undefined;
  const fraction = (match[3] ?? "").padEnd(6, "0");
  const millis = Date.parse(`${match[1]}T${match[2]}.${fraction.slice(0, 3)}Z`);
  const rounded = new Date(round(millis, fraction.slice(3) !== "000"));
  return rounded.getUTCFullYear() > 9999 ? undefined : JSON.stringify(rounded.toISOString());
}
