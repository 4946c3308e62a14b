import { Problem } from "../../errors";
import { resolve } from "./call";
import { isExpressionObject } from "./evaluate";
import type { Expression } from "./syntax";
import { parseTemplate } from "./template";

/**
 * What is wrong with the expressions in a JSON value whatever the values of a run: syntax, length, unknown functions,
 * and calls with too few or too many arguments.
 */
export function checkExpressions(value: unknown): Problem[] {
  if (typeof value === "string") return checkText(value);
  if (isExpressionObject(value)) return checkText(value.value);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(checkExpressions) : [];
}

function checkText(text: string): Problem[] {
  const problems: Problem[] = [];
  collect(problems, () => {
    const template = parseTemplate(text);
    switch (template.kind) {
      case "text":
        return;
      case "expression":
        return checkCalls(template.expression, template.source, problems);
      case "interpolation":
        for (const part of template.parts) if (typeof part !== "string") checkCalls(part, template.source, problems);
    }
  });
  return problems;
}

function checkCalls(expression: Expression, source: string, problems: Problem[]): void {
  switch (expression.kind) {
    case "literal":
      return;
    case "selection":
      checkCalls(expression.of, source, problems);
      return checkCalls(expression.selector, source, problems);
    case "call":
      collect(problems, () => resolve(expression, source));
      for (const arg of expression.args) checkCalls(arg, source, problems);
  }
}

function collect(problems: Problem[], check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error);
  }
}
