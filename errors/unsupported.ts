import { entry } from "./entry";

/** What is right in Data Factory, but cannot run here. */
export const unsupportedErrors = {
  "unsupported-option": entry<{ stream: string; verb: string; option: string }>(
    (p) => `${p.stream}: ${p.verb} with ${p.option} cannot run here yet`,
    "it may change the result, so it is not left out silently; remove it to run locally",
  ),
  "unsupported-function": entry<{ function: string; stream: string; reason: string }>(
    (p) => `${p.stream}: the function ${p.function} cannot run here: ${p.reason}`,
    "it runs in Data Factory only; use another function to run it locally",
  ),
  "unsupported-argument": entry<{ function: string; what: string }>(
    (p) => `${p.function} with ${p.what} cannot run here`,
    "convert the value first, or use a form that Microsoft's reference shows for it",
  ),
  "unsupported-feature": entry<{ feature: string; stream: string }>(
    (p) => `${p.stream}: ${p.feature} cannot run here yet`,
    "it runs in Data Factory only; express it differently to run it locally",
  ),
  "pattern-word": entry<{ word: string; stream: string }>(
    (p) => `${p.stream}: what ${p.word} means in a column pattern outside of its condition is not documented`,
    "write $$ for the column, and $0 for its name; name, type, stream, origin and position are documented inside match( )",
  ),
  "unsupported-datePattern": entry<{ pattern: string; part: string }>(
    (p) => `the date pattern ${p.pattern} cannot be read here: ${p.part} has no exact counterpart`,
    "use the letters y M d H m s S, h with a, and X for an offset",
  ),
  "unsupported-regex": entry<{ pattern: string; part: string }>(
    (p) => `the regular expression ${p.pattern} cannot run here: ${p.part} has no exact counterpart`,
    "it runs in Data Factory only; do without look-around, back references, possessive quantifiers and classes inside of classes, and make every repetition match at least one character",
  ),
} as const;
