import { entry } from "./entry";

interface OfStream {
  readonly verb: string;
  readonly stream: string;
}

/** Errors of data flows that run on this machine. */
export const flowErrors = {
  "flow-script": entry<{ flow: string; count: number; first: string }>(
    (p) => `the script of data flow "${p.flow}" has ${p.count === 1 ? "a problem" : `${p.count} problems`}: ${p.first}`,
    "`dataflow check` shows all of them",
  ),
  "flow-parameter-unknown": entry<{ flow: string; parameter: string; known: readonly string[] }>(
    (p) => `data flow "${p.flow}" has no parameter "${p.parameter}"`,
    (p) => `its parameters are: ${p.known.join(", ") || "none"}`,
  ),
  "flow-format-unknown": entry<OfStream & { format: string; known: readonly string[] }>(
    (p) => `${p.verb} "${p.stream}" has the format "${p.format}", which local runs do not know`,
    (p) => `formats that run locally: ${p.known.join(", ")}`,
  ),
  "flow-option-unknown": entry<OfStream & { option: string }>(
    (p) => `${p.verb} "${p.stream}" has the option ${p.option}, which local runs do not know for its format`,
    "remove the option if it is not needed; local runs refuse what they could get wrong",
  ),
  "flow-option-missing": entry<OfStream & { option: string }>(
    (p) => `${p.verb} "${p.stream}" lacks the option ${p.option}`,
    (p) => `add ${p.option}: to the ${p.verb}`,
  ),
  "flow-option-value": entry<OfStream & { option: string; value: string; reason: string }>(
    (p) => `${p.verb} "${p.stream}" has ${p.option}: ${p.value}, which local runs cannot do (${p.reason})`,
    "use another value, or leave the option out",
  ),
  "flow-location-missing": entry<OfStream & { flow: string }>(
    (p) => `${p.verb} "${p.stream}" of data flow "${p.flow}" has neither a dataset nor a linked service`,
    "name one for it in the data flow resource",
  ),
  "flow-no-files": entry<OfStream & { path: string }>(
    (p) => `${p.verb} "${p.stream}" finds no file at ${p.path}`,
    "check the path, or set ignoreNoFilesFound: true if nothing is a legal answer",
  ),
  "flow-no-table": entry<OfStream & { path: string }>(
    (p) => `${p.verb} "${p.stream}" finds no Delta table at ${p.path}: it has no _delta_log there`,
    "check the path; a table of Synapse Link has to be added to the link (Power Apps, Azure Synapse Link, Manage tables) and is there after its first conversion",
  ),
  "flow-partition-missing": entry<OfStream & { path: string }>(
    (p) => `${p.verb} "${p.stream}": model.json names the file ${p.path}, which does not exist`,
    "the export of this folder is not complete: wait for it, or have Synapse Link export the table again",
  ),
  "flow-version-missing": entry<OfStream & { version: number }>(
    (p) => `${p.verb} "${p.stream}" reads version ${p.version} of a Delta table that has no such version`,
    "leave versionAsOf out to read the newest",
  ),
  "flow-schema-mismatch": entry<OfStream & { columns: readonly string[] }>(
    (p) => `${p.verb} "${p.stream}" declares columns that its files lack: ${p.columns.join(", ")}`,
    "set validateSchema: false to read them as null, or correct the declaration",
  ),
  "flow-policy-refused": entry<OfStream & { policy: string }>(
    (p) => `${p.verb} "${p.stream}" gets a row with the policy ${p.policy}, which it does not allow`,
    "enable it on the sink (insertable, updateable, upsertable, deletable), or mark the row otherwise in alterRow",
  ),
  "flow-column-twice": entry<OfStream & { column: string }>(
    (p) => `${p.verb} "${p.stream}" would write two columns called "${p.column}"; case does not count`,
    "rename or drop one of them in a select before the sink",
  ),
  "flow-column-nested": entry<OfStream & { column: string }>(
    (p) => `${p.verb} "${p.stream}" would write the nested column "${p.column}", which its format does not hold here`,
    "flatten or stringify the column before the sink",
  ),
  "flow-cache-too-large": entry<OfStream & { bytes: number; limit: number }>(
    (p) => `${p.verb} "${p.stream}" would return ${p.bytes} bytes to the activity, more than the ${p.limit} of Azure`,
    "aggregate the rows before the cache sink, or set output: false",
  ),
  "flow-file-name": entry<OfStream & { reason: string }>(
    (p) => `${p.verb} "${p.stream}" cannot name its file: ${p.reason}`,
    "give each row a relative path in the column that names its file",
  ),
  "flow-assert-failed": entry<{
    flow: string;
    stream: string;
    id: string;
    text: string;
    rows: number;
    example: string;
  }>(
    (p) => `data flow "${p.flow}" stopped at assert "${p.stream}" (${p.id}): ${p.rows} rows fail: ${p.text}`,
    (p) => `one of them: ${p.example}; no sink was written`,
  ),
  "flow-step-failed": entry<{ flow: string; stream: string; reason: string }>(
    (p) => `data flow "${p.flow}" failed at "${p.stream}": ${p.reason}`,
    "see the reason: a file that it names has to be restored; to find a value, run the flow with few rows (`dataflow run`)",
  ),
  "flow-defect": entry<{ flow: string; stream: string; reason: string; place: string }>(
    (p) => `data flow "${p.flow}" stopped at "${p.stream}" by a defect of this program: ${p.reason} (${p.place})`,
    "neither the script nor the data is to blame: report it with this message, the script of the data flow and its parameters",
  ),
  "flow-names-alike": entry<{ stream: string; name: string }>(
    (p) => `source "${p.stream}" reads objects in which several names are "${p.name}" but for case`,
    "rename one of them in the files: columns of JSON are told apart without regard to case",
  ),
  "flow-cancelled": entry<{ flow: string }>(
    (p) => `data flow "${p.flow}" was cancelled`,
    "sinks that were written before stay written; running again is safe",
  ),
  "flow-row-given": entry<{ stream: string; reason: string }>(
    (p) => `the rows given for "${p.stream}" do not fit: ${p.reason}`,
    "give an object a row, with the column names and value forms of the source",
  ),
} as const;
