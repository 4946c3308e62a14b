import { RE2JS, RE2JSSyntaxException } from "re2js";
import { Problem, problem } from "../../errors";
import { endsInLineEnd, re2Pattern, type Re2Pattern, type Use } from "./javaRegex";

/**
 * A pattern of Java as RE2 reads it, which DuckDB uses too: a match takes time in proportion to the text, whatever the
 * pattern, and constants are matched as rows are.
 */
export interface CompiledRegex extends Re2Pattern {
  /** As it is written, for Java. */
  readonly pattern: string;
  readonly regex: RE2JS;
  readonly groups: number;
}

const compiled = new Map<string, CompiledRegex>();

/** Compiles a pattern once; one that is none, or that RE2 cannot say, is a problem. */
export function compiledRegex(pattern: string, use: Use): CompiledRegex {
  const key = `${use}:${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const translated = re2Pattern(pattern, use);
  const regex = compile(translated.text, pattern);
  const made = { ...translated, pattern, regex, groups: regex.groupCount() };
  compiled.set(key, made);
  return made;
}

function compile(text: string, pattern: string): RE2JS {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const reason = error.message.replace(/^error parsing regexp: /, "");
    throw problem("value-regex", { reason: `${reason}, in ${pattern}` });
  }
}

/** Whether an empty match can follow another match: Java counts it, RE2 does not. */
export const matchesEmpty = ({ regex }: CompiledRegex): boolean =>
  ["a", "\u00A4"].some((text) => {
    const matcher = regex.matcher(text);
    return matcher.find(1) && matcher.end() === matcher.start();
  });

const endsDiffer = ({ asksForEnd }: CompiledRegex, text: string): boolean =>
  asksForEnd && RE2JS.compile(endsInLineEnd).matcher(text).find();

/**
 * A replacement of Java in the notation of RE2: `$1` is a group, with as many digits as there are such groups, and a
 * backslash stands before a character that means itself.
 */
export function re2Replacement(by: string, { groups }: CompiledRegex): string {
  const bad = (reason: string): never => {
    throw problem("value-regex", { reason: `${reason}, in the replacement ${by}` });
  };
  return by.replace(/\\([^])|\$(\d+)|[$\\]/gu, (mark, itself?: string, digits?: string) => {
    if (itself !== undefined) return itself === "\\" ? "\\\\" : itself;
    if (digits === undefined) return bad(`${mark} by itself`);
    let length = 1;
    while (length < digits.length && Number(digits.slice(0, length + 1)) <= groups) length += 1;
    const group = Number(digits.slice(0, length));
    if (group > groups) return bad(`there is no group ${group}`);
    if (group > 9) throw problem("unsupported-argument", { function: "regexReplace", what: "a group beyond 9" });
    return `\\${group}${digits.slice(length)}`;
  });
}

/** The pattern, or `undefined` where it is a problem, which its translation tells. */
const usable = (pattern: string, use: Use): CompiledRegex | undefined => {
  try {
    return compiledRegex(pattern, use);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
};

/** Whether a constant text has a match. */
export const found = (text: string, pattern: string): boolean | undefined =>
  usable(pattern, "test")?.regex.matcher(text).find();

/** A group of the first match in a constant text. */
export function extracted(text: string, pattern: string, group = 1n): string | undefined {
  const compiled = usable(pattern, "place");
  if (!compiled || group > compiled.groups || endsDiffer(compiled, text)) return undefined;
  const matcher = compiled.regex.matcher(text);
  return matcher.find() ? (matcher.group(Number(group)) ?? "") : "";
}

/** A constant text with its matches replaced. */
export function replaced(text: string, pattern: string, by: string): string | undefined {
  const compiled = usable(pattern, "place");
  if (!compiled || matchesEmpty(compiled) || endsDiffer(compiled, text)) return undefined;
  try {
    re2Replacement(by, compiled);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
  return compiled.regex.matcher(text).replaceAll(by, true);
}
