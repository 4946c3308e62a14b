import { emptyScope } from "../check/analyse";
import { Findings } from "../check/findings";
import type { Typed } from "../check/typed";
import { converted } from "../transformations/conversion";
import { types, type DataType } from "../types";
import { expression } from "./duckdb/expression";

/**
 * What a text stands for that is written by a format, as the column of a source may declare it: `d as date 'dd.MM.yyyy'`.
 * `text` is SQL, and so is the answer; it is null for a text of another form. Throws for a type that has no formats.
 */
export function textConversion(text: string, type: DataType, format: string): string {
  const findings = new Findings();
  const item: Typed = { kind: "item", type: types.string, identifier: "text" };
  const scope = emptyScope({ name: "source" }, new Map(), findings);
  const value = converted(item, type, { format, feature: "a format" }, scope);
  const [refused] = [...findings.problems, ...findings.unsupported];
  if (refused !== undefined) throw refused;
  return expression(value, { now: new Date(0), items: new Map([["text", text]]) });
}
