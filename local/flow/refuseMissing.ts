import { typeName } from "../../dataflow/typeName";
import type { ColumnDefinition, Statement } from "../../dataflow/ast";
import { printName } from "../../dataflow/print";
import { problem } from "../../errors";
import type { Flow } from "./flow";
import { streamsToGive } from "./given";
import { declaredColumns } from "./sources/textColumns";
import type { Substitution } from "./substitution";

/** Throws problems that say what a flow needs and is not given, before anything runs. */
export function refuseMissing(flow: Flow, substitution: Substitution): void {
  const missing = flow.script.statements
    .filter((statement) => isMissing(statement, substitution))
    .map((statement) => describe(statement, substitution));
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
  const isInline = args.some((argument) => argument.kind === "option" && argument.name === "format");
  return streams.get(name)?.location?.format === undefined && !isInline;
}

function describe(statement: Statement, { streams }: Substitution) {
  const { from, columns = [] } = streams.get(statement.name) ?? {};
  const declared = declaredColumns(statement).map(shown);
  return {
    stream: statement.name,
    ...(from === undefined ? {} : { from }),
    columns: declared.length > 0 ? declared : columns,
  };
}

const shown = ({ name, type, format }: ColumnDefinition): string =>
  [printName(name), ...(type ? [typeName(type)] : []), ...(format === undefined ? [] : [`'${format}'`])].join(" ");
