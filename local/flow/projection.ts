import type { Expression, Script } from "../../dataflow/ast";
import type { Plan } from "../../dataflow/translate/plan";

/** Calls whose result depends on columns that the script does not name. */
const callsOnAllColumns = new Set(["columns", "byPosition", "byOrigins", "originColumns"]);
/** Calls that name a column by a text, which the service requires to be a constant. */
const callsByName = new Set(["byName", "byNames", "byPath", "byOrigin"]);

/** The columns of the sources that matter to a flow: all of them, or only those with one of the names. */
export type Projection = { readonly kind: "all" } | { readonly kind: "names"; readonly names: ReadonlySet<string> };

/**
 * Finds which columns a flow can need. A column is needed if its name stands anywhere in the script or in a parameter's
 * value, or if it reaches a sink unnamed, by schema drift. A script that picks columns by pattern or position needs all.
 */
export function projectionOf(script: Script, parameters: readonly Expression[], plan: Plan): Projection {
  const names = new Set(plan.sinks.flatMap((sink) => sink.columns.map((column) => column.name)));
  for (const node of nodesOf([script, parameters])) {
    if (needsAllColumns(node)) return { kind: "all" };
    if (typeof node.name === "string") names.add(node.name);
    if (node.kind === "string" && typeof node.value === "string") names.add(node.value);
  }
  return { kind: "names", names };
}

interface AnyNode {
  readonly [property: string]: unknown;
}

function* nodesOf(value: unknown): Generator<AnyNode> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (typeof value === "object" && value !== null) {
    yield value as AnyNode;
    for (const part of Object.values(value)) yield* nodesOf(part);
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
  return [...nodesOf(call.args)].every((node) =>
    ["string", "array", "parameter", undefined].includes(node.kind as string),
  );
}
