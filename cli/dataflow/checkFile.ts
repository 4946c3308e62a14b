import { check } from "../../dataflow/check";
import { excerpt } from "../../dataflow/excerpt";
import { parse } from "../../dataflow/parse";
import type { Problem } from "../../errors";
import { readScript } from "./readScript";

export interface CheckedFile {
  readonly file: string;
  /** Whether there are no errors; warnings do not count. */
  readonly ok: boolean;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What runs in Data Factory, but not on this machine. */
  readonly features: readonly string[];
  readonly text: string;
}

/** Parses a script, and checks what could be parsed. */
export async function checkFile(file: string): Promise<CheckedFile> {
  const text = await readScript(file);
  const { script, problems } = parse(text);
  const findings = check(script);
  const errors = [...problems, ...findings.problems];
  const features = [...new Set(findings.features.map(({ message }) => message))];
  return { file, ok: errors.length === 0, errors, warnings: findings.warnings, features, text };
}

/** A finding for people: where, what, the place underlined, and what to do. */
export function explain(file: string, text: string, found: Problem): string {
  const { line, column } = found.where;
  const place = line === undefined || column === undefined ? undefined : { line, column };
  return [
    `${file}${place ? `:${place.line}:${place.column}` : ""} ${found.code}: ${found.message}`,
    ...(place
      ? excerpt(text, place)
          .split("\n")
          .map((row) => `    ${row}`)
      : []),
    `  hint: ${found.hint}`,
  ].join("\n");
}
