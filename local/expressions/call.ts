import { problem } from "../../errors";
import { typeName } from "./display";
import { functionNamed, similarTo, system, unsupported } from "./functions";
import type { ExpressionFunction } from "./functions/define";
import type { ExpressionScope } from "./scope";
import type { Call } from "./syntax";

const systemByName = new Map(Object.entries(system).map(([name, definition]) => [name.toLowerCase(), definition]));

/** What a call means; throws if there is no such function, or not with that many arguments. */
export type Resolved =
  | { readonly kind: "if" }
  | { readonly kind: "system"; readonly run: (typeof system)[string]["run"] }
  | { readonly kind: "function"; readonly definition: ExpressionFunction };

export function resolve({ name, args }: Call, expression: string): Resolved {
  const lower = name.toLowerCase();
  const arity = (least: number, most: number) => {
    if (args.length >= least && args.length <= most) return;
    throw problem("expression-arity", { expression, name, expected: range(least, most), actual: args.length });
  };
  if (lower === "if") {
    arity(3, 3);
    return { kind: "if" };
  }
  const reference = systemByName.get(lower);
  if (reference) {
    arity(reference.named ? 1 : 0, reference.named ? 1 : 0);
    return { kind: "system", run: reference.run };
  }
  const definition = functionNamed(name);
  if (definition) {
    const { parameters, optional, rest } = definition;
    arity(parameters.length - optional, rest ? Infinity : parameters.length);
    return { kind: "function", definition };
  }
  const reason = unsupported.get(lower);
  if (reason !== undefined) throw problem("expression-function-unsupported", { expression, name, reason });
  throw problem("expression-function", { expression, name, similar: similarTo(name) });
}

function range(least: number, most: number): string {
  if (most === Infinity) return `${least} or more`;
  return least === most ? String(least) : `${least} to ${most}`;
}

/** Calls a function of the library with evaluated arguments. */
export function callFunction(
  name: string,
  { parameters, rest, run }: ExpressionFunction,
  args: readonly unknown[],
  scope: ExpressionScope,
  expression: string,
): unknown {
  args.forEach((value, index) => {
    const parameter = parameters[index] ?? rest;
    if (parameter === undefined || parameter.accepts(value)) return;
    const { expected } = parameter;
    throw problem("expression-argument", { expression, name, position: index + 1, expected, actual: typeName(value) });
  });
  const refuse = (reason: string): never => {
    throw problem("expression-call", { expression, name, reason });
  };
  return run({ scope, refuse }, ...(args as never[]));
}
