import { parseTemplate } from "../../expressions/template";
import type { Expression } from "../../expressions/syntax";

/** What expressions refer to by name. */
export type Mention =
  { readonly kind: "item" } | { readonly kind: "activity" | "variable" | "parameter"; readonly name: string };

/** The texts in a value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function expressionsIn(text: string): readonly Expression[] {
  try {
    const template = parseTemplate(text);
    switch (template.kind) {
      case "text":
        return [];
      case "expression":
        return [template.expression];
      case "interpolation":
        return template.parts.filter((part) => typeof part !== "string");
    }
  } catch {
    return []; // What cannot be parsed is reported as such, by the check of the expressions themselves.
  }
}

/** The name in `call('name')`, where it is written out. */
function argument({ args: [first] }: Expression & { readonly kind: "call" }): string | undefined {
  return first?.kind === "literal" && typeof first.value === "string" ? first.value : undefined;
}

function isCall(expression: Expression, name: string): boolean {
  return expression.kind === "call" && expression.name.toLowerCase() === name;
}

function named(kind: "activity" | "variable" | "parameter", name: unknown): readonly Mention[] {
  return typeof name === "string" ? [{ kind, name }] : [];
}

function mentionOf(expression: Expression): readonly Mention[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "call":
      if (isCall(expression, "item")) return [{ kind: "item" }];
      if (isCall(expression, "activity")) return named("activity", argument(expression));
      return isCall(expression, "variables") ? named("variable", argument(expression)) : [];
    case "selection": {
      const { of, selector } = expression;
      const ofParameters =
        of.kind === "selection" &&
        isCall(of.of, "pipeline") &&
        of.selector.kind === "literal" &&
        of.selector.value === "parameters";
      return ofParameters && selector.kind === "literal" ? named("parameter", selector.value) : [];
    }
  }
}

function within(expression: Expression): readonly Mention[] {
  const inner =
    expression.kind === "call"
      ? expression.args
      : expression.kind === "selection"
        ? [expression.of, expression.selector]
        : [];
  return [...mentionOf(expression), ...inner.flatMap(within)];
}

/** What the expressions of some texts refer to, as far as names are written out. */
export function mentionsIn(texts: readonly string[]): readonly Mention[] {
  return texts.flatMap(expressionsIn).flatMap(within);
}
