import type { Script, Statement, StreamReference } from "../../dataflow/ast";
import { expressionsIn } from "../../dataflow/walk";
import { problem } from "../../errors";

/**
 * A script that writes the rows of some streams, `name` or `branching@branch`, in the place of its sinks: what the data
 * preview of the portal shows. A sink that is named is kept.
 */
export function withPreviews(script: Script, streams: readonly string[]): Script {
  if (streams.length === 0) return script;
  const lookedUp = new Set(script.statements.flatMap(cachesOf));
  const kept = script.statements.filter(
    ({ verb, name }) => verb !== "sink" || streams.includes(name) || lookedUp.has(name),
  );
  const previews = streams.flatMap((stream) => {
    const read = referenceTo(stream, script.statements);
    return read === undefined ? [] : [previewOf(stream, read)];
  });
  return { ...script, statements: [...kept, ...previews] };
}

const previewOf = (stream: string, read: StreamReference): Statement => ({
  verb: "sink",
  name: `preview/${stream}`,
  inputs: [read],
  args: [],
  branches: [],
});

/** What a sink for the stream reads; undefined for a stream that is a sink. */
function referenceTo(stream: string, statements: readonly Statement[]): StreamReference | undefined {
  for (const { name, verb, branches } of statements) {
    if (name === stream && branches.length === 0) return verb === "sink" ? undefined : { stream };
    const branch = branches.find((one) => `${name}@${one}` === stream);
    if (branch !== undefined) return { stream: name, branch };
  }
  const known = statements.flatMap(({ name, branches }) =>
    branches.length === 0 ? [name] : branches.map((branch) => `${name}@${branch}`),
  );
  throw problem("flow-stream-unknown", { stream, known });
}

/** The statements that lead to a sink, and to an assert too: it may stop the flow. Nothing else can be told from outside. */
export const leadingToEnds = (script: Script): Script =>
  leadingTo(script, ({ verb }) => verb === "sink" || verb === "assert");

/** The statements that lead to a sink. */
export const leadingToSinks = (script: Script): Script => leadingTo(script, ({ verb }) => verb === "sink");

function leadingTo(script: Script, isEnd: (statement: Statement) => boolean): Script {
  const byName = new Map(script.statements.map((statement) => [statement.name, statement]));
  const needed = new Set<string>();
  const waiting = script.statements.filter(isEnd).map(({ name }) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const statement = needed.has(name) ? undefined : byName.get(name);
    needed.add(name);
    if (statement !== undefined) waiting.push(...statement.inputs.map(({ stream }) => stream), ...cachesOf(statement));
  }
  return { ...script, statements: script.statements.filter(({ name }) => needed.has(name)) };
}

const cachesOf = ({ args }: Statement): readonly string[] =>
  [...expressionsIn(args)].flatMap((expression) => (expression.kind === "cache" ? [expression.sink] : []));
