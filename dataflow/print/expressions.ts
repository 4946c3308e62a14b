import type { Binary, BinaryOperator, ColumnReference, Expression, Unary } from "../ast";
import { printName, printSigilName } from "./names";
import { printText, printTextPart } from "./texts";
import { printType } from "./types";

/** An expression on one line. It never depends on the precedence of operators, which Microsoft does not document. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "string":
      return printText(expression.value);
    case "number":
      return expression.text;
    case "boolean":
      return String(expression.value);
    case "null":
      return "null";
    case "interpolation":
      return `"${expression.parts.map(printPart).join("")}"`;
    case "column":
      return printColumn(expression);
    case "parameter":
      return expression.name === "#" ? "$#" : `$${printSigilName(expression.name)}`;
    case "local":
      return `:${printName(expression.name)}`;
    case "item":
      return `#${printSigilName(expression.name)}`;
    case "call":
      return `${expression.name}(${printList(expression.args)})`;
    case "cache":
      return `${printName(expression.sink)}#${printSigilName(expression.method)}(${printList(expression.args)})`;
    case "unary":
      return printUnary(expression);
    case "binary":
      return printBinary(expression);
    case "array":
      return `[${printList(expression.items)}]`;
    case "map":
      return `[${expression.entries.map(({ key, value }) => `${printExpression(key)} -> ${printExpression(value)}`).join(", ")}]`;
    case "structure":
      return `@(${expression.fields.map(({ name, value }) => `${printName(name)} = ${printExpression(value)}`).join(", ")})`;
    case "member":
      return `${printSubject(expression.of)}.${printName(expression.name)}`;
    case "index":
      return `${printSubject(expression.of)}[${printExpression(expression.index)}]`;
    case "assertion":
      return `${printSubject(expression.of)} ? ${printType(expression.type)}`;
    default:
      return expression satisfies never;
  }
}

export function printList(expressions: readonly Expression[]): string {
  return expressions.map(printExpression).join(", ");
}

function printPart(part: string | Expression): string {
  return typeof part === "string" ? printTextPart(part) : `{${printExpression(part)}}`;
}

function printColumn({ stream, branch, name }: ColumnReference): string {
  return [stream, branch, name]
    .filter((part) => part !== undefined)
    .map(printName)
    .join("@");
}

function printUnary({ operator, operand }: Unary): string {
  return `${operator}${isOperation(operand) ? parenthesized(operand) : printExpression(operand)}`;
}

/** Operators for which `a op b op c` means the same however it is grouped. */
const associative: ReadonlySet<BinaryOperator> = new Set(["&&", "||", "+", "*"]);

function printBinary({ operator, left, right }: Binary): string {
  const chain = left.kind === "binary" && left.operator === operator && associative.has(operator);
  return `${chain ? printBinary(left) : printOperand(left)} ${operator} ${printOperand(right)}`;
}

/** `!` binds tighter than any operator between two values in every language; signs are not left to chance. */
function printOperand(operand: Expression): string {
  const negation = operand.kind === "unary" && operand.operator === "!";
  return isOperation(operand) && !negation ? parenthesized(operand) : printExpression(operand);
}

/** What stands before `.name`, `[index]` or `? type`. */
function printSubject(subject: Expression): string {
  return isOperation(subject) || subject.kind === "number" ? parenthesized(subject) : printExpression(subject);
}

function isOperation({ kind }: Expression): boolean {
  return kind === "unary" || kind === "binary" || kind === "assertion";
}

export function parenthesized(expression: Expression): string {
  return `(${printExpression(expression)})`;
}
