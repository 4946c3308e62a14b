import { problem } from "../../errors";
import { callFunction, resolve } from "./call";
import { textOf, typeName } from "./display";
import { isFields } from "./functions/define";
import type { ExpressionScope } from "./scope";
import { select } from "./select";
import type { Call, Expression } from "./syntax";
import { parseTemplate } from "./template";

/**
 * The value with every expression in it replaced by what the expression gives, however deep. An expression is a text
 * that begins with `@` or holds `@{…}`, or such a text in `{ "type": "Expression", "value": … }`. Throws a problem that
 * quotes the expression.
 */
export function evaluate(value: unknown, scope: ExpressionScope): unknown {
  if (typeof value === "string") return evaluateText(value, scope);
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope));
  if (!isFields(value)) return value;
  if (isExpressionObject(value)) return evaluateText(value.value, scope);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, evaluate(field, scope)]));
}

/** The form in which Data Factory marks a text as an expression. */
export function isExpressionObject(value: unknown): value is { type: "Expression"; value: string } {
  return isFields(value) && value.type === "Expression" && typeof value.value === "string";
}

function evaluateText(text: string, scope: ExpressionScope): unknown {
  const template = parseTemplate(text);
  switch (template.kind) {
    case "text":
      return template.text;
    case "expression":
      return new Evaluation(scope, template.source).value(template.expression);
    case "interpolation": {
      const evaluation = new Evaluation(scope, template.source);
      return template.parts.map((part) => (typeof part === "string" ? part : textOf(evaluation.value(part)))).join("");
    }
  }
}

/** The evaluation of one expression; its source is for messages. */
class Evaluation {
  constructor(
    private readonly scope: ExpressionScope,
    private readonly source: string,
  ) {}

  value(expression: Expression): unknown {
    switch (expression.kind) {
      case "literal":
        return expression.value;
      case "selection": {
        const of = this.value(expression.of);
        return select(of, this.value(expression.selector), expression.safe, this.source) ?? null;
      }
      case "call":
        return this.call(expression) ?? null;
    }
  }

  private call(call: Call): unknown {
    const { scope, source } = this;
    const resolved = resolve(call, source);
    switch (resolved.kind) {
      case "if":
        return this.branch(call);
      case "system": {
        const name = call.args.map((arg) => this.textArgument(call.name, arg))[0];
        return resolved.run({ scope, name, expression: source });
      }
      case "function": {
        const args = call.args.map((arg) => this.value(arg));
        return callFunction(call.name, resolved.definition, args, scope, source);
      }
    }
  }

  /** Evaluates the branch that the condition chooses, and not the other. */
  private branch({ name, args }: Call): unknown {
    const [condition, then, otherwise] = args as readonly [Expression, Expression, Expression];
    const holds = this.value(condition);
    if (typeof holds !== "boolean") return this.wrongArgument(name, "a boolean", holds);
    return this.value(holds ? then : otherwise);
  }

  private textArgument(name: string, argument: Expression): string {
    const value = this.value(argument);
    return typeof value === "string" ? value : this.wrongArgument(name, "a string", value);
  }

  private wrongArgument(name: string, expected: string, value: unknown): never {
    const actual = typeName(value);
    throw problem("expression-argument", { expression: this.source, name, position: 1, expected, actual });
  }
}
