import { entry } from "./entry";
import { shellWord } from "./shell";

/** A source that has no rows on this machine. */
interface MissingInput {
  readonly stream: string;
  /** Where its rows are in Azure. */
  readonly from?: string;
  /** `name type`, or the name alone. */
  readonly columns: readonly string[];
}

const most = 30;

function described({ stream, from, columns }: MissingInput): string {
  const more = columns.length > most ? `, and ${columns.length - most} more` : "";
  const shown = columns.length === 0 ? "any columns" : `${columns.slice(0, most).join(", ")}${more}`;
  return `\n  ${stream}${from === undefined ? "" : ` (${from})`}: ${shown}`;
}

/** Errors of data flows that run on rows or files put in the place of their sources, and of their cases. */
export const substitutionErrors = {
  "flow-inputs-missing": entry<{ flow: string; missing: readonly MissingInput[] }>(
    (p) => `data flow "${p.flow}" reads what is not on this machine:${p.missing.map(described).join("")}`,
    (p) =>
      `give rows for each, a .csv with a header, .jsonl, .parquet, a folder or a Delta table: ${p.missing.map(({ stream }) => `--input ${shellWord(`${stream}=PATH`)}`).join(" ")}`,
  ),
  "flow-input-unknown": entry<{ flow: string; stream: string; known: readonly string[] }>(
    (p) => `data flow "${p.flow}" has no source "${p.stream}"`,
    (p) => `its sources are: ${p.known.join(", ") || "none"}`,
  ),
  "flow-input-format": entry<{ stream: string; path: string; reason: string }>(
    (p) => `${p.path} cannot take the place of source "${p.stream}": ${p.reason}`,
    "give a .csv (commas) or .tsv (tabs) with a header, a .json, .jsonl, .ndjson or .parquet file, a folder of such files of one kind, or a Delta table; with --store files are read as the source's dataset says",
  ),
  "flow-input-unreadable": entry<{ stream: string; path: string; reason: string }>(
    (p) => `${p.path}, in the place of source "${p.stream}", cannot be read: ${p.reason}`,
    "repair the file; text is UTF-8, with commas in .csv and tabs in .tsv",
  ),
  "flow-input-columns-missing": entry<{
    stream: string;
    path: string;
    columns: readonly string[];
    meant: readonly string[];
  }>(
    (p) => `${p.path} lacks columns that source "${p.stream}" declares: ${p.columns.join(", ")}; they are null`,
    (p) =>
      p.meant.length === 0
        ? "add the columns that the flow needs"
        : `it has ${p.meant.join(", ")}: names must be written as in the script`,
  ),
  "flow-input-columns-unused": entry<{ stream: string; path: string; columns: readonly string[] }>(
    (p) =>
      `${p.path} has columns that source "${p.stream}" does not declare: ${p.columns.join(", ")}; they are left out`,
    "a source with allowSchemaDrift: true lets other columns through",
  ),
  "flow-stream-unknown": entry<{ stream: string; known: readonly string[] }>(
    (p) => `the data flow has no stream "${p.stream}"`,
    (p) => `its streams are: ${p.known.join(", ") || "none"}`,
  ),
  "flow-without-sinks": entry<{ flow: string; streams: readonly string[] }>(
    (p) => `data flow "${p.flow}" has no sink, so it writes nothing`,
    (p) =>
      `see the rows of a stream, as a data preview shows them: ${p.streams.map((stream) => `--preview ${shellWord(stream)}`).join(" ")}`,
  ),
  "flow-parameters-missing": entry<{ flow: string; parameters: readonly string[] }>(
    (p) => `data flow "${p.flow}" needs values for its parameters ${p.parameters.join(", ")}`,
    (p) => `give each an expression: ${p.parameters.map((name) => `--param ${name}=EXPR`).join(" ")}`,
  ),
  "flow-output-in-use": entry<{ stream: string; path: string; name: string }>(
    (p) => `sink "${p.stream}" would clear ${p.path}, which holds "${p.name}"`,
    "give --out a folder of its own: the folder of a sink is cleared of parquet files, and of nothing else",
  ),
  "flow-sink-foreign": entry<{ sink: string; from?: string }>(
    (p) => `sink "${p.sink}"${p.from === undefined ? "" : `, ${p.from},`} cannot be written here in its own format`,
    "leave --as-sink out: then the rows of every sink are written as parquet",
  ),
  "flow-sink-unknown": entry<{ sink: string; known: readonly string[] }>(
    (p) => `the data flow has no sink "${p.sink}"`,
    (p) => `its sinks are: ${p.known.join(", ") || "none"}`,
  ),
  "data-flow-template": entry<{ path: string }>(
    (p) => `${p.path} is a template of Azure Resource Manager, with many resources in it`,
    (p) => `take it apart first: dataflow unpack ${shellWord(p.path)} --out DIR`,
  ),
  "template-unreadable": entry<{ path: string; reason: string }>(
    (p) => `${p.path} is no template of a Data Factory: ${p.reason}`,
    "expected the ARMTemplateForFactory.json that the portal exports",
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
