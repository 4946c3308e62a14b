import { isAbsolute, join, relative, resolve } from "node:path";

import { typeName } from "../../dataflow/typeName";
import type { ColumnDefinition, Statement } from "../../dataflow/ast";
import { printName } from "../../dataflow/print";
import { localFormats } from "../../dataflow/transformations/storeOptions";
import { problem } from "../../errors";
import { datasetOptions } from "./dataset";
import type { Flow } from "./flow";
import { streamsToGive } from "./given";
import { declaredColumns } from "./sources/textColumns";
import type { Substitution } from "./substitution";

/** Throws problems that say what a flow needs and is not given, before anything runs. `calls` are the calls among its sources. */
export function refuseMissing(flow: Flow, substitution: Substitution, calls: ReadonlySet<string>): void {
  const missing = flow.script.statements
    .filter((statement) => isMissing(statement, substitution))
    .map((statement) => describe(statement, substitution, calls));
  const parameters = flow.script.parameters
    .filter(({ name, default: value }) => value === undefined && !Object.hasOwn(flow.parameters, name))
    .map(({ name }) => name);
  const problems = [
    ...(missing.length > 0 ? [problem("flow-inputs-missing", { flow: flow.name, missing })] : []),
    ...(parameters.length > 0 ? [problem("flow-parameters-missing", { flow: flow.name, parameters })] : []),
  ];
  if (problems.length > 1) throw new AggregateError(problems, "rows and values are missing");
  if (problems[0] !== undefined) throw problems[0];
}

/** Throws a problem where an input is for no stream of the flow that takes one. */
export function refuseUnknownInputs(flow: Flow, { inputs }: Pick<Substitution, "inputs">): void {
  const known = streamsToGive(flow.script);
  const unknown = [...inputs.keys()].find((stream) => !known.includes(stream));
  if (unknown !== undefined) throw problem("flow-input-unknown", { flow: flow.name, stream: unknown, known });
}

function isMissing({ verb, name, args }: Statement, { inputs, streams, store }: Substitution): boolean {
  if (verb !== "source" || inputs.has(name)) return false;
  if (store === undefined) return true;
  const format = formatOf(args);
  if (format !== undefined) return !localFormats.source.includes(format);
  return streams.get(name)?.location?.container === undefined;
}

/** Throws a problem for the first sink that cannot be written as it says. */
export function refuseForeignSinks({ script }: Flow, { streams, sinksAs }: Substitution): void {
  if (sinksAs === "parquet") return;
  for (const { verb, name, args } of script.statements) {
    if (verb !== "sink" || textOption(args, "store") === "cache") continue;
    const { from, location } = streams.get(name) ?? {};
    const format = formatOf(args) ?? (location?.format && datasetOptions(location.format)["format"]);
    if (format !== undefined && localFormats.sink.includes(String(format))) continue;
    throw problem("flow-sink-foreign", { sink: name, ...(from === undefined ? {} : { from }) });
  }
}

/** Throws a problem where the folder of a sink, which is cleared, holds an input. */
export function refuseClearedInputs({ script }: Flow, { inputs, out }: Substitution): void {
  for (const { name: stream } of script.statements.filter(({ verb }) => verb === "sink")) {
    const path = join(out, stream);
    for (const input of inputs.values()) {
      const inside = relative(path, resolve(input));
      if (inside.startsWith("..") || isAbsolute(inside)) continue;
      throw problem("flow-output-in-use", { stream, path, name: inside === "" ? input : inside });
    }
  }
}

const formatOf = (args: Statement["args"]): string | undefined => textOption(args, "format");

function textOption(args: Statement["args"], name: string): string | undefined {
  for (const argument of args) {
    if (argument.kind === "option" && argument.name === name && argument.value.kind === "string")
      return argument.value.value;
  }
  return undefined;
}

function describe(statement: Statement, { streams }: Substitution, calls: ReadonlySet<string>) {
  const { columns = [], ...known } = streams.get(statement.name) ?? {};
  const from = calls.has(statement.name) ? "the answers of a web service" : known.from;
  const declared = declaredColumns(statement).map(shown);
  return {
    stream: statement.name,
    ...(from === undefined ? {} : { from }),
    columns: declared.length > 0 ? declared : columns,
  };
}

const shown = ({ name, type, format }: ColumnDefinition): string =>
  [printName(name), ...(type ? [typeName(type)] : []), ...(format === undefined ? [] : [`'${format}'`])].join(" ");
