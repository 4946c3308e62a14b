import type { Json, Row } from "../duckdb/json";
import type { DifferentRow, RowDifference } from "./rows";

/**
 * A difference for people, as a table of the columns that the expected rows name; undefined where there is none:
 *
 *     sink "out": 1 different (expected → got), 1 missing, 1 unexpected
 *         id  price
 *       ~ 1   9 → 1.50
 *       - 7   7
 *       + 2   2.00
 */
export function describeDifference(
  sink: string,
  difference: RowDifference,
  columns: readonly string[],
): string | undefined {
  const { missing, unexpected, different } = difference;
  if (missing.length + unexpected.length + different.length === 0) return undefined;
  const counts = [
    [different.length, "different (expected → got)"],
    [missing.length, "missing"],
    [unexpected.length, "unexpected"],
  ] as const;
  const counted = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const expected = [...different.map((row) => row.expected), ...missing];
  const named = [...new Set(expected.flatMap((row) => Object.keys(row)))];
  const shown = named.length > 0 ? named : columns;
  const lacking = named.filter((name) => !columns.includes(name));
  return [
    `sink "${sink}": ${counted.join(", ")}`,
    ...(lacking.length > 0 ? [`  it has no column ${lacking.join(", ")}; its columns are ${columns.join(", ")}`] : []),
    ...table([
      ["", ...shown],
      ...limited(different, (row) => ["~", ...shown.map((name) => bothOf(row, name))]),
      ...limited(missing, (row) => ["-", ...shown.map((name) => cell(row, name))]),
      ...limited(unexpected, (row) => ["+", ...shown.map((name) => cell(row, name))]),
    ]),
  ].join("\n");
}

const [most, widest] = [20, 60];

function limited<T>(items: readonly T[], line: (item: T) => readonly string[]): readonly (readonly string[])[] {
  const more = items.length > most ? [["…", `and ${items.length - most} more`]] : [];
  return [...items.slice(0, most).map(line), ...more];
}

/** Lines with their cells below each other. */
function table(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = lines[0]!.map((_, index) => Math.max(...lines.filter(([mark]) => mark !== "…").map((line) => line[index]?.length ?? 0))); // prettier-ignore
  return lines.map((line) => `  ${line.map((text, index) => text.padEnd(widths[index]!)).join("  ").trimEnd()}`); // prettier-ignore
}

function bothOf({ expected, actual, columns }: DifferentRow, name: string): string {
  return columns.includes(name) ? `${cell(expected, name)} → ${cell(actual, name)}` : cell(actual, name);
}

function cell(row: Row, name: string): string {
  const text = Object.hasOwn(row, name) ? shown(row[name]!) : "";
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

/** A text stands without quotes, where it cannot be taken for anything else. */
function shown(value: Json): string {
  if (typeof value === "string") return isPlain(value) ? value : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${shown(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

const isPlain = (text: string): boolean =>
  /^[^\s"→…[\]{}](?:[^"→…\p{Cc}]*[^\s"→…])?$/u.test(text) && !/ {2}|^(?:null|true|false)$/.test(text);
