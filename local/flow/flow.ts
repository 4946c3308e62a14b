import type { Expression, Script } from "../../dataflow/ast";
import { Findings } from "../../dataflow/check/findings";
import { inlined } from "../../dataflow/check/flowlets";
import { parse, parseExpression } from "../../dataflow/parse";
import { problem } from "../../errors";
import { withoutFlowletEnds } from "./given";

/** A data flow that is ready to run: its script, and values for its parameters. */
export interface Flow {
  readonly name: string;
  readonly script: Script;
  readonly parameters: Readonly<Record<string, Expression>>;
  readonly now: Date;
}

/**
 * Reads a script and the values of its parameters, each an expression of the language as Data Factory passes it.
 * Flowlets that it uses stand in the place of the `compose` that does; one that is not at hand is a problem.
 */
export function readFlow(
  name: string,
  text: string,
  parameters: Readonly<Record<string, string>>,
  now: Date,
  flowlets: ReadonlyMap<string, Script> = new Map(),
): Flow {
  const { script, problems } = parse(text);
  const [first] = problems;
  if (first !== undefined) {
    const found = { flow: name, count: problems.length, first: first.message };
    throw problem("flow-script", found, first.where, { cause: first });
  }
  const known = script.parameters.map((parameter) => parameter.name);
  const unknown = Object.keys(parameters).find((parameter) => !known.includes(parameter));
  if (unknown !== undefined) throw problem("flow-parameter-unknown", { flow: name, parameter: unknown, known });
  const values = Object.entries(parameters).map(([parameter, value]) => [parameter, parseExpression(value)] as const);
  return { name, script: whole(script, flowlets), parameters: Object.fromEntries(values), now };
}

function whole(script: Script, flowlets: ReadonlyMap<string, Script>): Script {
  const findings = new Findings();
  const flow = inlined(withoutFlowletEnds(script), flowlets, findings);
  const [missing] = findings.unsupported;
  if (missing !== undefined) throw missing;
  return flow;
}

/** An expression with the values of the flow's parameters in the place of their names. */
export function withParameters(flow: Flow, expression: Expression): Expression {
  const defaults = Object.fromEntries(
    flow.script.parameters.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  );
  return replaceParameters(expression, { ...defaults, ...flow.parameters });
}

function replaceParameters<T>(node: T, values: Readonly<Record<string, Expression>>): T {
  if (Array.isArray(node)) return node.map((item) => replaceParameters<unknown>(item, values)) as T;
  if (typeof node !== "object" || node === null) return node;
  const { kind, name } = node as { readonly kind?: unknown; readonly name?: unknown };
  const value = kind === "parameter" && Object.hasOwn(values, String(name)) ? values[String(name)] : undefined;
  // A default may use parameters that were declared before it.
  if (value !== undefined) return replaceParameters(value, values) as T;
  const parts = Object.entries(node).map(([property, part]) => [property, replaceParameters<unknown>(part, values)]);
  return Object.fromEntries(parts) as T;
}
