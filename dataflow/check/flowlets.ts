import { problem } from "../../errors";
import type { Argument, Block, Expression, Script, Statement, StreamReference } from "../ast";
import { placeOf, type Findings } from "./findings";

/**
 * A script with the statements of each flowlet in the place of the `compose` that uses it. Streams of the flowlet are
 * named after the compose, `F/clean`, and read its inputs in the order that the flowlet's `input` statements state.
 */
export function inlined(script: Script, flowlets: ReadonlyMap<string, Script> | undefined, findings: Findings): Script {
  if (!script.statements.some(({ verb }) => verb === "compose")) return script;
  return { ...script, statements: script.statements.flatMap((one) => expand(one, flowlets, [], findings)) };
}

function expand(
  statement: Statement,
  flowlets: ReadonlyMap<string, Script> | undefined,
  within: readonly string[],
  findings: Findings,
): readonly Statement[] {
  const name = statement.verb === "compose" ? compositionOf(statement) : undefined;
  if (name === undefined) return [statement];
  const flowlet = within.includes(name) ? undefined : flowlets?.get(name);
  if (flowlet === undefined || flowlet.parameters.length > 0) {
    const why = within.includes(name) ? "uses itself" : flowlet ? "has parameters" : "is not at hand";
    const feature = `the flowlet ${name}, which ${why},`;
    findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }, placeOf(statement)));
    return [{ ...statement, verb: unknownFlowlet }];
  }
  const inner = flowlet.statements.flatMap((one) => expand(one, flowlets, [...within, name], findings));
  // Those of a flowlet within are fed already.
  const isOpen = ({ verb, inputs: from }: Statement): boolean => verb === "input" && from.length === 0;
  const inputs = inner.filter(isOpen).toSorted((one, other) => orderOf(one) - orderOf(other));
  const outputs = new Map(inner.filter(({ verb }) => verb === "output").map((one) => [one.name, one]));
  const prefix = (stream: string): string => `${statement.name}/${stream}`;
  const streams = new Set(inner.map((one) => one.name));
  const mapping = statement.args.filter((argument): argument is Block => argument.kind === "block");
  // What is wrong in a flowlet stands at the compose that uses it: its own lines are those of another text.
  const place = statement.at ? { at: statement.at } : {};
  const entering = (one: Statement): Partial<Statement> => {
    const from = statement.inputs[inputs.indexOf(one)];
    return from ? { inputs: [from], args: [...renamed(one.args, streams, prefix, place), ...mapping] } : {};
  };
  const statements = inner.map((one): Statement => ({
    ...one,
    ...place,
    name: prefix(one.name),
    inputs: one.inputs.map((input) => ({ ...input, ...place, stream: prefix(input.stream) })),
    args: renamed(one.args, streams, prefix, place),
    ...entering(one),
  }));
  const leaving = statement.branches.map((branch): StreamReference => ({
    stream: prefix(outputs.get(branch)?.name ?? branch),
  }));
  return [...statements, { ...statement, inputs: leaving, args: [] }];
}

/** A verb of no transformation: what is behind it is not known. */
export const unknownFlowlet = "compose ";

function compositionOf({ args }: Statement): string | undefined {
  const option = args.find((argument) => argument.kind === "option" && argument.name === "composition");
  return option?.kind === "option" && option.value.kind === "string" ? option.value.value : undefined;
}

function orderOf({ args }: Statement): number {
  const option = args.find((argument) => argument.kind === "option" && argument.name === "order");
  return option?.kind === "option" && option.value.kind === "number" ? Number.parseInt(option.value.text, 10) : 0;
}

/** Arguments with the flowlet's streams under their new names, in `stream@column` and `sink#lookup`, and at one place. */
function renamed<T extends readonly Argument[]>(
  args: T,
  streams: ReadonlySet<string>,
  to: (name: string) => string,
  place: Pick<Statement, "at">,
): T {
  const rename = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(rename);
    if (typeof node !== "object" || node === null) return node;
    const parts = Object.entries(node).filter(([key]) => key !== "at");
    const copy = { ...Object.fromEntries(parts.map(([key, part]) => [key, rename(part)])), ...place };
    const { kind, stream, sink } = node as Partial<Expression> & { readonly stream?: string; readonly sink?: string };
    if (kind === "column" && stream !== undefined && streams.has(stream)) return { ...copy, stream: to(stream) };
    return kind === "cache" && sink !== undefined && streams.has(sink) ? { ...copy, sink: to(sink) } : copy;
  };
  return rename(args) as T;
}
