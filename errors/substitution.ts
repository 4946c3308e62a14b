import { entry } from "./entry";

/** Errors of data flows that run on rows or files put in the place of their sources, and of their cases. */
export const substitutionErrors = {
  "flow-inputs-missing": entry<{ flow: string; streams: readonly string[]; reasons: readonly string[] }>(
    (p) => `data flow "${p.flow}" reads what is not on this machine: ${p.reasons.join("; ")}`,
    (p) => `give a file or folder for each: ${p.streams.map((stream) => `--input ${stream}=PATH`).join(" ")}`,
  ),
  "flow-input-unknown": entry<{ flow: string; stream: string; known: readonly string[] }>(
    (p) => `data flow "${p.flow}" has no source "${p.stream}"`,
    (p) => `its sources are: ${p.known.join(", ") || "none"}`,
  ),
  "flow-input-format": entry<{ stream: string; path: string; reason: string }>(
    (p) => `${p.path} cannot take the place of source "${p.stream}": ${p.reason}`,
    "give a .csv, .tsv, .json, .jsonl, .ndjson or .parquet file, a folder of such files of one kind, or a Delta table",
  ),
  "flow-parameters-missing": entry<{ flow: string; parameters: readonly string[] }>(
    (p) => `data flow "${p.flow}" needs values for its parameters ${p.parameters.join(", ")}`,
    (p) => `give each an expression: ${p.parameters.map((name) => `--param ${name}=EXPR`).join(" ")}`,
  ),
  "flow-output-in-use": entry<{ stream: string; path: string; name: string }>(
    (p) => `sink "${p.stream}" would clear ${p.path}, which holds "${p.name}"`,
    "give --out a folder of its own: the folder of a sink is cleared of parquet files, and of nothing else",
  ),
  "flow-sink-unknown": entry<{ sink: string; known: readonly string[] }>(
    (p) => `the data flow has no sink "${p.sink}"`,
    (p) => `its sinks are: ${p.known.join(", ") || "none"}`,
  ),
  "cases-unreadable": entry<{ path: string; reason: string }>(
    (p) => `${p.path} does not state cases of a data flow: ${p.reason}`,
    "a cases file is { flow?: path, cases: [{ name, parameters?, given: { source: rows }, expect: { sink: rows } }] }",
  ),
  "cases-missing": entry<{ path: string }>(
    (p) => `${p.path} has no cases`,
    "write them into a file of the same name that ends in .cases.yaml, or name a cases file",
  ),
} as const;
