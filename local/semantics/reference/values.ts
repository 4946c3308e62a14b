import type { Expression } from "../../../dataflow/ast";

/** A value of the small language of the reference: whole numbers, texts, truth and NULL. */
export type Value = number | string | boolean | null;
export type Columns = Readonly<Record<string, Value>>;

/** A row, which column belongs to which stream, and the policy that an alterRow gave it. */
export interface ReferenceRow {
  readonly columns: Columns;
  readonly policy?: string;
}

/** How a name is found: the value of `stream@name`, or of `name`. */
export type Names = (name: string, stream: string | undefined) => Value;

/** Evaluates an expression on one row, as the reference says: NULL in, NULL out, and three-valued logic. */
export function valueOf(expression: Expression, names: Names): Value {
  switch (expression.kind) {
    case "number":
      return Number(expression.text.replace(/L$/, ""));
    case "string":
    case "boolean":
      return expression.value;
    case "null":
      return null;
    case "column":
      return names(expression.name, expression.stream);
    case "unary":
      return negated(expression.operator, valueOf(expression.operand, names));
    case "binary":
      return binary(expression.operator, valueOf(expression.left, names), valueOf(expression.right, names));
    case "call":
      return called(expression.name, expression.args.map((arg) => () => valueOf(arg, names))); // prettier-ignore
    default:
      throw new Error(`the reference has no ${expression.kind}`);
  }
}

function negated(operator: string, value: Value): Value {
  if (value === null) return null;
  return operator === "!" ? !(value as boolean) : -(value as number);
}

function binary(operator: string, left: Value, right: Value): Value {
  if (operator === "&&")
    return left === false || right === false ? false : left === null || right === null ? null : true;
  if (operator === "||") return left === true || right === true ? true : left === null || right === null ? null : false;
  if (left === null || right === null) return null;
  switch (operator) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">=":
      return left >= right;
    case "+":
      return typeof left === "string" ? left + String(right) : (left as number) + (right as number);
    case "-":
      return (left as number) - (right as number);
    case "*":
      return (left as number) * (right as number);
    case "%":
      return right === 0 ? null : (left as number) % (right as number);
    default:
      throw new Error(`the reference has no ${operator}`);
  }
}

function called(name: string, args: readonly (() => Value)[]): Value {
  const [first = () => null, second = () => null, third = () => null] = args;
  switch (name) {
    case "null":
      return null;
    case "isNull":
      return first() === null;
    case "iif":
      return first() === true ? second() : third();
    case "coalesce":
      return args.map((arg) => arg()).find((value) => value !== null) ?? null;
    case "upper":
      return first() === null ? null : String(first()).toUpperCase();
    case "length":
      return first() === null ? null : String(first()).length;
    default:
      throw new Error(`the reference has no ${name}`);
  }
}
