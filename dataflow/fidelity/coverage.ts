import { catalogue } from "../functions";
import type { Definition } from "../functions/definition";
import { transformations } from "../transformations";
import { localFormats } from "../transformations/storeOptions";
import { table } from "./table";

const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(", ");

/** Each function once, by its own name, in the order of the alphabet. */
const functions: readonly Definition[] = [...catalogue]
  .filter(([name, definition]) => name === definition.name)
  .map(([, definition]) => definition)
  .toSorted((one, other) => (one.name < other.name ? -1 : 1));

const javascriptOf = (definition: Definition): readonly string[] =>
  "javascript" in definition ? (definition.javascript ?? []).map(({ name }) => name) : [];

/** What runs and how, in Markdown, from the catalogue of functions and that of transformations. */
export function coverage(): string {
  const scripted = functions.filter((one) => javascriptOf(one).length > 0);
  const refused = functions.filter((one) => one.kind === "refused");
  const early = functions.filter((one) => one.kind === "meta");
  const sql = functions.filter((one) => ![...scripted, ...refused, ...early].includes(one));
  const decided = functions.flatMap((one) =>
    "decision" in one && one.decision ? [[code(one.name), one.decision]] : [],
  );
  const twins = functions.filter(({ kind }) => kind === "aggregate");
  return [
    "## Transformations",
    `All run as SQL, one query a stream, where the table says nothing else. Sources read ${codes(localFormats.source)} files, sinks write ${codes(localFormats.sink)}; another store runs when its rows are given.`,
    table(
      ["verb", "options that it acts on", "what it refuses here"],
      [...transformations.values()].map(({ verb, options, refuses = "" }) => [
        code(verb),
        options ? codes(options) : ["source", "sink"].includes(verb) ? "those of its store" : "",
        refuses,
      ]),
    ),
    "## Functions",
    `${functions.length} functions; the ${twins.length} aggregates also have their \`…If\` twins.`,
    `### In SQL: ${sql.length}`,
    codes(sql.map(({ name }) => name)),
    `### Before any row is read: ${early.length}`,
    "They are about the stream, and are replaced by the columns and values that they stand for.",
    codes(early.map(({ name }) => name)),
    `### In SQL with JavaScript: ${scripted.length}`,
    "DuckDB calls JavaScript for each value, for what SQL cannot express: in `lower`, `upper`, `levenshtein` and `jaroWinkler` for letters beyond ASCII, in regular expressions for patterns that are not constants.",
    table(
      ["function", "calls"],
      scripted.map((one) => [code(one.name), codes(javascriptOf(one))]),
    ),
    `### Refused: ${refused.length}`,
    table(
      ["function", "why"],
      refused.map((one) => [code(one.name), one.kind === "refused" ? one.reason : ""]),
    ),
    "### Decided where the reference is silent or contradicts itself",
    table(["function", "decision"], decided),
  ].join("\n\n");
}
