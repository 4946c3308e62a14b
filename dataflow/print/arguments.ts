import type { Argument, Assignment, Block, ColumnDefinition, Expression, Option, Schema } from "../ast";
import { parenthesized, printExpression } from "./expressions";
import { printName } from "./names";
import { printFormat, printType } from "./types";

/** An argument of a statement. Lists of columns get a line each, as the service's own editor writes them. */
export function printArgument(argument: Argument): string {
  switch (argument.kind) {
    case "option":
      return printOption(argument);
    case "schema":
      return printSchema(argument);
    case "block":
      return argument.name === "mapColumn"
        ? onLines("mapColumn", argument.args.map(printInline))
        : printBlock(argument);
    case "assignment":
      return printAssignment(argument);
    case "positional":
      return printExpression(argument.value);
    default:
      return argument satisfies never;
  }
}

function printInline(argument: Argument): string {
  return argument.kind === "block" ? printBlock(argument) : printArgument(argument);
}

function printBlock({ name, args }: Block): string {
  return `${name}(${args.map(printInline).join(", ")})`;
}

function printAssignment({ target, value, local }: Assignment): string {
  const printed = value.kind === "block" ? printBlock(value) : printExpression(value);
  return `${printExpression(target)} ${local ? ":=" : "="} ${printed}`;
}

function printSchema({ name, columns }: Schema): string {
  return onLines(name, columns.map(printColumnDefinition));
}

function printColumnDefinition({ name, type, format }: ColumnDefinition): string {
  return `${printName(name)}${type ? ` as ${printType(type)}` : ""}${printFormat(format)}`;
}

function onLines(name: string, items: readonly string[]): string {
  return items.length === 0 ? `${name}()` : `${name}(\n\t\t${items.join(",\n\t\t")}\n\t)`;
}

function printOption({ name, value }: Option): string {
  return `${name}: ${printOptionValue(value)}`;
}

/** Whatever the run has to compute is in parentheses; so are the values of a map, as in `pruneCondition`. */
function printOptionValue(value: Expression): string {
  if (value.kind === "map") {
    const entries = value.entries.map((entry) => `${printOptionValue(entry.key)} -> ${parenthesized(entry.value)}`);
    return `[${entries.join(", ")}]`;
  }
  return isConstant(value) ? printExpression(value) : parenthesized(value);
}

function isConstant(value: Expression): boolean {
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
    case "null":
      return true;
    case "unary":
      return value.operand.kind === "number";
    case "array":
      return value.items.every(isConstant);
    default:
      return false;
  }
}
