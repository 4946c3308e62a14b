import type { Expression, Script } from "../../dataflow/ast";
import type { Plan } from "../../dataflow/translate";

/** Calls whose result depends on the values of columns that the script does not name. */
const callsOnAllColumns = new Set(["columns", "byPosition", "byOrigins", "originColumns"]);
/** Calls that name a column by a text, which the service requires to be a constant. */
const callsByName = new Set(["byName", "byNames", "byPath", "byOrigin"]);

/** Every name and text of a script and of its parameters' values. */
export function mentionedNames(script: Script, parameters: readonly Expression[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodesOf([script, parameters])) {
    if (typeof node.name === "string") names.add(node.name);
    if (node.kind === "string" && typeof node.value === "string") names.add(node.value);
  }
  return names;
}

/**
 * Which columns of the sources a flow can need. A column is needed if its name stands anywhere in the script or in a
 * parameter's value, or if it reaches a sink unnamed, by schema drift. A script that picks columns by pattern or
 * position needs all.
 */
export function neededColumns(
  script: Script,
  parameters: readonly Expression[],
  plan: Plan,
): (column: string) => boolean {
  for (const node of nodesOf([script, parameters])) {
    if (needsAllColumns(node)) return () => true;
  }
  const mentioned = mentionedNames(script, parameters);
  const written = new Set(plan.sinks.flatMap((sink) => sink.columns.map(({ name }) => name)));
  return (column) => mentioned.has(column) || written.has(column);
}

interface AnyNode {
  readonly [property: string]: unknown;
}

/** Without recursion: a node deep below would be handed up through every generator above it. */
function* nodesOf(value: unknown): Generator<AnyNode> {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) {
      waiting.push(...(next as readonly unknown[]));
    } else if (typeof next === "object" && next !== null) {
      yield next as AnyNode;
      for (const [name, part] of Object.entries(next)) if (name !== "at") waiting.push(part);
    }
  }
}

function needsAllColumns(node: AnyNode): boolean {
  switch (node.kind) {
    case "block":
      return node.name === "each";
    case "call":
      return callsOnAllColumns.has(node.name as string) || (callsByName.has(node.name as string) && !isConstant(node));
    case "option":
      return node.name === "byName" && (node.value as AnyNode).value !== true;
    default:
      return false;
  }
}

function isConstant(call: AnyNode): boolean {
  const constants: readonly unknown[] = ["string", "array", "parameter", undefined];
  return [...nodesOf(call.args)].every(({ kind }) => constants.includes(kind));
}
