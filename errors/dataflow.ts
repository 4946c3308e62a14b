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
  // Data flow resources (dataflow/resource.ts)
  "data-flow-resource": entry<{ reason: string }>(
    (p) => `this is not a data flow resource: ${p.reason}`,
    "expected the JSON that Data Factory keeps in git: name, and properties with type and typeProperties",
  ),
  "data-flow-kind": entry<{ name: string; type: string }>(
    (p) => `the data flow "${p.name}" is of type ${p.type}, which has no script to read`,
    "mapping data flows and flowlets can be read; a wrangling data flow (Power Query) cannot",
  ),
  "data-flow-list": entry<{ name: string; list: string; problem: string }>(
    (p) => `the stream "${p.name}" ${p.problem} the ${p.list} of the resource`,
    "the lists of sources, sinks and transformations must name the streams of the script; Data Factory refuses others",
  ),
  // Writing a script (dataflow/print)
  "name-not-printable": entry<{ name: string }>(
    (p) => `the name "${p.name}" cannot be written in a data flow script`,
    "choose a name without }, and without a backslash before n or r: a name in braces has no way to contain them",
  ),
  // Names, types and shapes of a script (dataflow/check)
  "unknown-stream": entry<{ name: string; in: string; nearest?: string }>(
    (p) => `${p.in} reads ${p.name}, but there is no such stream`,
    (p) => didYouMean(p.nearest, "a stream is named behind the ~> of its statement"),
  ),
  "unknown-branch": entry<{ stream: string; branch: string; in: string; branches: string }>(
    (p) => `${p.in} reads ${p.stream}@${p.branch}, but ${p.stream} has no such branch`,
    (p) => (p.branches === "" ? `${p.stream} has no branches: name it without @` : `its branches are ${p.branches}`),
  ),
  "branch-needed": entry<{ stream: string; in: string; branches: string }>(
    (p) => `${p.in} reads ${p.stream}, which has several branches`,
    (p) => `say which: ${p.branches}`,
  ),
  "duplicate-stream": entry<{ name: string }>(
    (p) => `there are two statements named ${p.name}`,
    "give each statement a name of its own",
  ),
  "duplicate-name": entry<{ name: string; what: string }>(
    (p) => `there are two ${p.what} named ${p.name}`,
    "give each a name of its own",
  ),
  "stream-names-differ-by-case": entry<{ name: string; other: string }>(
    (p) => `the streams ${p.name} and ${p.other} differ only in case, which a local run cannot tell apart`,
    "rename one of them",
  ),
  "stream-cycle": entry<{ path: string }>(
    (p) => `these streams read each other in a circle: ${p.path}`,
    "a stream cannot depend on itself, nor can a cached lookup read a sink behind it",
  ),
  "unused-stream": entry<{ name: string }>(
    (p) => `nothing reads ${p.name}, and it is not a sink`,
    "remove it, or lead it to a sink",
  ),
  "unknown-transformation": entry<{ verb: string; stream: string; nearest?: string }>(
    (p) => `${p.stream}: there is no transformation ${p.verb}`,
    (p) => didYouMean(p.nearest, "see Microsoft: Mapping data flow transformation overview"),
  ),
  "input-count": entry<{ stream: string; verb: string; expected: string; given: number }>(
    (p) => `${p.stream}: ${p.verb} reads ${p.expected}, not ${p.given}`,
    "name its inputs before the transformation, separated by commas",
  ),
  "missing-argument": entry<{ stream: string; verb: string; what: string }>(
    (p) => `${p.stream}: ${p.verb} needs ${p.what}`,
    "see Microsoft: Data flow script (DFS)",
  ),
  "split-without-default": entry<{ stream: string }>(
    (p) => `${p.stream} has no branch for rows that match no condition; they are dropped`,
    "name one more branch than conditions, if such rows must not be lost",
  ),
  "unexpected-argument": entry<{ stream: string; verb: string; what: string }>(
    (p) => `${p.stream}: ${p.verb} does not take ${p.what}`,
    "remove it; see Microsoft: Data flow script (DFS)",
  ),
  "option-type": entry<{ stream: string; verb: string; option: string; expected: string; given: string }>(
    (p) => `${p.stream}: the option ${p.option} of a ${p.verb} is ${p.expected}, not ${p.given}`,
    "a text stands in quotes, a number and true or false without; dynamic content is in parentheses",
  ),
  "unknown-column": entry<{ column: string; stream: string; nearest?: string }>(
    (p) => `${p.stream}: there is no column ${p.column}`,
    (p) =>
      didYouMean(p.nearest, "stream@column names the stream that last defined the column, not one that passes it on"),
  ),
  "drifted-column": entry<{ column: string; stream: string; nearest?: string }>(
    (p) =>
      `${p.stream}: no source declares ${p.column}; a run looks for it among the columns that come by schema drift`,
    (p) => didYouMean(p.nearest, `declare it in the source, or read it with byName('${p.column}')`),
  ),
  "ambiguous-column": entry<{ column: string; stream: string; choices: string }>(
    (p) => `${p.stream}: ${p.column} is in more than one input`,
    (p) => `say which: ${p.choices}`,
  ),
  "several-columns": entry<{ column: string; stream: string; choices: string }>(
    (p) => `${p.stream}: ${p.choices} fits several columns; the first is taken`,
    (p) => `rename one ${p.column} in a select before, so that the name says which`,
  ),
  "duplicate-column": entry<{ column: string; stream: string }>(
    (p) => `${p.stream}: the column ${p.column} would be written twice`,
    "map one of them to another name, or set skipDuplicateMapOutputs: true to keep the first",
  ),
  "unknown-member": entry<{ member: string; type: string; nearest?: string }>(
    (p) => `${p.type} has no member ${p.member}`,
    (p) => didYouMean(p.nearest, "members are read from structures only"),
  ),
  "unknown-parameter": entry<{ parameter: string; nearest?: string }>(
    (p) => `there is no parameter $${p.parameter}`,
    (p) => didYouMean(p.nearest && `$${p.nearest}`, "declare it in parameters{ } at the head of the script"),
  ),
  "missing-parameter": entry<{ parameter: string }>(
    (p) => `the parameter $${p.parameter} has no value`,
    (p) => `pass a value for ${p.parameter}, or give it a default in the script`,
  ),
  "parameter-value-type": entry<{ parameter: string; type: string; given: string }>(
    (p) => `the parameter $${p.parameter} is ${p.type}, but its value is ${p.given}`,
    "a text needs quotes: pass 'value', not value; convert others, for example with toTimestamp",
  ),
  "unknown-local": entry<{ local: string; stream: string }>(
    (p) => `${p.stream}: there is no local :${p.local}`,
    "define it in the same derive: name := expression",
  ),
  "unknown-cache": entry<{ sink: string; stream: string }>(
    (p) => `${p.stream} looks up ${p.sink}, which is not a cache sink`,
    "a cached lookup reads a sink with store: 'cache'",
  ),
  "cache-keys": entry<{ sink: string; keys: number; given: number }>(
    (p) => `${p.sink}#lookup takes ${p.keys} keys, not ${p.given}`,
    "pass one value for each of the cache sink's keys, in their order",
  ),
  "unknown-function": entry<{ function: string; nearest?: string }>(
    (p) => `there is no function ${p.function}`,
    (p) => didYouMean(p.nearest, "see Microsoft: Data transformation expressions; names are case-sensitive"),
  ),
  "function-spelling": entry<{ function: string; documented: string }>(
    (p) => `${p.function} is documented as ${p.documented}`,
    "spell it as documented: whether other spellings are always accepted is not",
  ),
  "unknown-item": entry<{ item: string; stream: string; known: string }>(
    (p) => `${p.stream}: #${p.item} stands for nothing here`,
    (p) =>
      p.known === ""
        ? "#item and its like are read inside functions over arrays and maps, such as map(array, #item + 1)"
        : `here are ${p.known}`,
  ),
  "argument-count": entry<{ function: string; count: number; signature: string }>(
    (p) => `${p.function} does not take ${p.count} arguments`,
    (p) => `its form is ${p.signature}`,
  ),
  "argument-type": entry<{ function: string; argument: string; given: string; signature: string }>(
    (p) => `${p.function} does not take ${p.given} as ${p.argument}`,
    (p) => `its form is ${p.signature}; convert explicitly, for example with toString or toInteger`,
  ),
  "several-values": entry<{ function: string; stream: string }>(
    (p) => `${p.stream}: ${p.function} gives several values where one is needed`,
    "use it as an argument of another function, such as sha2 or array",
  ),
  "constant-needed": entry<{ function: string; stream: string }>(
    (p) => `${p.stream}: ${p.function} needs a name that is known before rows are read`,
    "use a text or a parameter",
  ),
  "array-items-differ": entry<{ stream: string; left: string; right: string }>(
    (p) => `${p.stream}: an array cannot hold both ${p.left} and ${p.right}`,
    "convert the items to one type",
  ),
  "array-needed": entry<{ stream: string; type: string }>(
    (p) => `${p.stream}: only an array can be unrolled, this is ${p.type}`,
    "name the array in unroll( ), by its path from the column: orders.lines",
  ),
  "condition-not-boolean": entry<{ stream: string; type: string }>(
    (p) => `${p.stream}: a condition must be true or false, this is ${p.type}`,
    "compare it with something, for example x == 1",
  ),
  "misplaced-function": entry<{ function: string; stream: string; allowed: string }>(
    (p) => `${p.stream}: ${p.function} works over many rows and cannot stand here`,
    (p) => `use it in ${p.allowed} transformation, and not inside another such function`,
  ),
  "column-not-grouped": entry<{ column: string; stream: string }>(
    (p) => `${p.stream}: ${p.column} has many values in a group`,
    "add it to groupBy, or take one value with max, min or first",
  ),
  "order-dependent": entry<{ function: string; stream: string }>(
    (p) =>
      `${p.stream}: ${p.function}() takes whichever row comes first or last, and the order of rows is not promised`,
    "use a window with rowNumber() over a complete order, then a filter",
  ),
  "missing-keys": entry<{ stream: string }>(
    (p) => `${p.stream} updates, upserts or deletes rows but names no key columns`,
    "add keys: ['id']",
  ),
  "unknown-key": entry<{ stream: string; key: string; nearest?: string }>(
    (p) => `${p.stream} has no column ${p.key}, which keys names`,
    (p) => didYouMean(p.nearest, "name columns as the sink maps them"),
  ),
  "types-differ": entry<{ stream: string; column: string; left: string; right: string }>(
    (p) => `${p.stream}: ${p.column} is ${p.left} in one input and ${p.right} in another`,
    "cast one of them in a derive before",
  ),
} as const;

const didYouMean = (nearest: string | undefined, otherwise: string): string =>
  nearest === undefined ? otherwise : `did you mean ${nearest}?`;
