import type { Json, Row } from "../duckdb/json";
import type { RowDifference } from "./rows";

/** A difference for people; undefined where there is none. */
export function describeDifference(sink: string, difference: RowDifference): string | undefined {
  const { missing, unexpected, different } = difference;
  if (missing.length + unexpected.length + different.length === 0) return undefined;
  const counts = [
    [different.length, "different"],
    [missing.length, "missing"],
    [unexpected.length, "unexpected"],
  ] as const;
  const counted = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [
    `sink "${sink}": ${counted.join(", ")}`,
    ...limited(different, ({ expected, actual, columns }) => [
      `  different   ${shown(withoutColumns(expected, columns))}`,
      ...columns.map((name) => `      ${name}: expected ${shown(expected[name]!)}, got ${got(actual, name)}`),
    ]),
    ...limited(missing, (row) => [`  missing     ${shown(row)}`]),
    ...limited(unexpected, (row) => [`  unexpected  ${shown(row)}`]),
  ].join("\n");
}

const most = 20;

function limited<T>(items: readonly T[], lines: (item: T) => readonly string[]): readonly string[] {
  const more = items.length > most ? [`  … and ${items.length - most} more`] : [];
  return [...items.slice(0, most).flatMap(lines), ...more];
}

const withoutColumns = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)));

const got = (row: Row, name: string): string =>
  Object.hasOwn(row, name) ? shown(row[name]!) : `no such column (there are ${Object.keys(row).join(", ")})`;

function shown(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${shown(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}
