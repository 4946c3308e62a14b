import type { Argument, Expression } from "./ast";

/** An expression and all expressions within it. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* within(part);
}

/** All expressions in the arguments of a statement, however deep. */
export function* expressionsIn(args: readonly Argument[]): Generator<Expression> {
  for (const argument of args) {
    switch (argument.kind) {
      case "option":
      case "positional":
        yield* within(argument.value);
        break;
      case "assignment":
        yield* within(argument.target);
        if (argument.value.kind === "block") yield* expressionsIn([argument.value]);
        else yield* within(argument.value);
        break;
      case "block":
        yield* expressionsIn(argument.args);
        break;
      case "schema":
        break;
    }
  }
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "interpolation":
      return expression.parts.filter((part): part is Expression => typeof part !== "string");
    case "call":
    case "cache":
      return expression.args;
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "array":
      return expression.items;
    case "map":
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case "structure":
      return expression.fields.map(({ value }) => value);
    case "member":
    case "assertion":
      return [expression.of];
    case "index":
      return [expression.of, expression.index];
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "column":
    case "parameter":
    case "local":
    case "item":
      return [];
  }
}
