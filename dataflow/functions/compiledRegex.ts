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

/** Refuses to say what a group holds that repeats and can match nothing: Java keeps its last, empty round, RE2 does not. */
function refuseEmptyRounds({ text, pattern }: CompiledRegex): void {
  for (const [, inner = ""] of text.matchAll(/(?<!\\)\((?!\?)([^()]*)(?<!\\)\)[*+{]/g))
    if (RE2JS.compile(inner).test(""))
      throw problem("unsupported-regex", { pattern, part: "a group that repeats nothing" });
}

/** The number of a group that the pattern has and whose text is the same in Java and RE2; DuckDB counts to 9. */
export function groupOf(group: bigint, compiled: CompiledRegex): bigint {
  if (group < 0n || group > compiled.groups)
    throw problem("value-regex", { reason: `there is no group ${group} in ${compiled.pattern}` });
  if (group > 9n) throw problem("unsupported-regex", { pattern: compiled.pattern, part: "a group beyond 9" });
  if (group > 0n) refuseEmptyRounds(compiled);
  return group;
}

const endsDiffer = ({ asksForEnd }: CompiledRegex, text: string): boolean =>
  asksForEnd && RE2JS.compile(endsInLineEnd).matcher(text).find();

/**
 * A replacement of Java in the notation of RE2: `$1` is a group, with as many digits as there are such groups, and a
 * backslash stands before a character that means itself.
 */
export function re2Replacement(by: string, compiled: CompiledRegex): string {
  const bad = (reason: string): never => {
    throw problem("value-regex", { reason: `${reason}, in the replacement ${by}` });
  };
  return by.replace(/\\([^])|\$(\d+)|[$\\]/gu, (mark, itself?: string, digits?: string) => {
    if (itself !== undefined) return itself === "\\" ? "\\\\" : itself;
    if (digits === undefined) return bad(`${mark} by itself`);
    let length = 1;
    while (length < digits.length && Number(digits.slice(0, length + 1)) <= compiled.groups) length += 1;
    return `\\${groupOf(BigInt(digits.slice(0, length)), compiled)}${digits.slice(length)}`;
  });
}

/** What is known of a constant, or `undefined` where that is a problem, which its translation tells. */
function unlessProblem<T>(known: () => T): T | undefined {
  try {
    return known();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Whether a constant text has a match. */
export const found = (text: string, pattern: string): boolean | undefined =>
  unlessProblem(() => compiledRegex(pattern, "test").regex.matcher(text).find());

/** A group of the first match in a constant text. */
export const extracted = (text: string, pattern: string, group = 1n): string | undefined =>
  unlessProblem(() => {
    const compiled = compiledRegex(pattern, "place");
    const number = Number(groupOf(group, compiled));
    if (endsDiffer(compiled, text)) return undefined;
    const matcher = compiled.regex.matcher(text);
    return matcher.find() ? (matcher.group(number) ?? "") : "";
  });

/** A constant text with its matches replaced. */
export const replaced = (text: string, pattern: string, by: string): string | undefined =>
  unlessProblem(() => {
    const compiled = compiledRegex(pattern, "place");
    re2Replacement(by, compiled);
    if (matchesEmpty(compiled) || endsDiffer(compiled, text)) return undefined;
    return compiled.regex.matcher(text).replaceAll(by, true);
  });
