import { entry } from "./entry";

const failed = (expression: string) => `the expression '${expression}' cannot be evaluated because`;

/** Errors of pipeline expressions (local/expressions). Messages follow those of Data Factory. */
export const expressionErrors = {
  "expression-syntax": entry<{ expression: string; position: number; expected: string; found: string }>(
    (p) => `the expression '${p.expression}' expects ${p.expected} at character ${p.position} but has ${p.found}`,
    "operators are functions here, as in @equals(1, 2); a text that begins with @ but is no expression begins with @@",
  ),
  "expression-too-long": entry<{ length: number; limit: number }>(
    (p) => `an expression has ${p.length} characters, more than the ${p.limit} that Data Factory takes`,
    "compute a part of it in a variable first",
  ),
  "expression-too-deep": entry<{ expression: string; limit: number }>(
    (p) => `the expression '${p.expression}' nests calls more than ${p.limit} levels deep`,
    "compute a part of it in a variable first",
  ),
  "expression-function": entry<{ expression: string; name: string; similar: string }>(
    (p) => `the expression '${p.expression}' calls ${p.name}, which is not a function of Data Factory`,
    (p) => `did you mean ${p.similar}? Microsoft's page "Expressions and functions" lists them all`,
  ),
  "expression-function-unsupported": entry<{ expression: string; name: string; reason: string }>(
    (p) => `the expression '${p.expression}' calls ${p.name}, which local runs do not support: ${p.reason}`,
    "run this in Azure, or do without the function",
  ),
  "expression-arity": entry<{ expression: string; name: string; expected: string; actual: number }>(
    (p) => `the expression '${p.expression}' calls ${p.name} with ${p.actual} arguments; it takes ${p.expected}`,
    "correct the call",
  ),
  "expression-argument": entry<{
    expression: string;
    name: string;
    position: number;
    expected: string;
    actual: string;
  }>(
    (p) => `${failed(p.expression)} argument ${p.position} of ${p.name} must be ${p.expected}, not ${p.actual}`,
    "convert it with string(…), int(…), float(…), bool(…), json(…) or createArray(…)",
  ),
  "expression-call": entry<{ expression: string; name: string; reason: string }>(
    (p) => `${failed(p.expression)} ${p.name} ${p.reason}`,
    "look at the values that the arguments have in this run",
  ),
  "expression-property": entry<{ expression: string; property: string; available: readonly string[] }>(
    (p) =>
      `${failed(p.expression)} property '${p.property}' doesn't exist, available properties are '${p.available.join(", ")}'`,
    (p) => `write ?.${p.property} if it may be missing: the value is then null; names are case-sensitive here`,
  ),
  "expression-selection": entry<{ expression: string; selector: string; actual: string }>(
    (p) => `${failed(p.expression)} ${p.selector} cannot be selected from ${p.actual}`,
    "write ?. or ?[ if the value before it may be null",
  ),
  "expression-index": entry<{ expression: string; index: number; length: number }>(
    (p) => `${failed(p.expression)} the index ${p.index} is outside an array of ${p.length} items`,
    "array indexes begin with 0; write ?[ if the item may be missing",
  ),
  "expression-scope": entry<{ expression: string; what: string; known: string }>(
    (p) => `${failed(p.expression)} ${p.what}`,
    (p) => p.known,
  ),
} as const;
