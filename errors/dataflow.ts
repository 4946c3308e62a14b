import { entry } from "./entry";

export const dataflowErrors = {
  // Reading a script (dataflow/parse)
  "script-syntax": entry<{ expected: string; found: string }>(
    (p) => `expected ${p.expected} but found ${p.found}`,
    "compare with the syntax in Microsoft's page: Data flow script (DFS)",
  ),
  "script-unclosed": entry<{ what: string; close: string }>(
    (p) => `${p.what} that begins here is never closed`,
    (p) => `add the closing ${p.close}`,
  ),
  "script-character": entry<{ found: string }>(
    (p) => `${p.found} means nothing here`,
    "remove it; a name with anything but the letters A to Z, digits and _ is written in braces: {my name}",
  ),
  "script-number": entry<{ text: string }>(
    (p) => `${p.text} is not a number`,
    "numbers look like 1, 1L, 1.5, .2, 1e3, 0xFF; a name that begins with a digit is written in braces: {1st}",
  ),
  "script-type": entry<{ type: string; known: string }>(
    (p) => `there is no type \`${p.type}\``,
    (p) => `the types are ${p.known}, decimal(precision,scale), type[], [type,type] and (name as type, ...)`,
  ),
  "script-too-deep": entry<{ limit: number }>(
    (p) => `this is nested more than ${p.limit} levels deep (each operator of a long chain is a level)`,
    "split it into several derived columns, or use a function that takes many arguments, such as concat or in",
  ),
  "script-too-long": entry<{ length: number; limit: number }>(
    (p) => `the script has ${p.length} characters, more than the ${p.limit} that are read`,
    "split the data flow: Azure refuses a resource of more than 4 MB",
  ),
  "script-too-many-problems": entry<{ limit: number }>(
    (p) => `more than ${p.limit} problems; the rest of the script was not read`,
    "repair the problems above first; is this a data flow script?",
  ),
  // Writing a script (dataflow/print)
  "name-not-printable": entry<{ name: string }>(
    (p) => `the name "${p.name}" cannot be written in a data flow script`,
    "choose a name without } : a name in braces has no way to contain one",
  ),
} as const;
