import { problem, Problem } from "../../errors";
import type { Expression, ParameterDefinition, Script, Statement } from "../ast";
import type { DataType } from "../types";
import { Cursor, deepest } from "./cursor";
import { depthOf } from "./depth";
import { parseExpression as readExpression } from "./expressions";
import { parseParameters, parseStatement } from "./statements";
import { parseType as readType } from "./types";

/** Azure Resource Manager takes no request of more than 4 MB (Microsoft: Azure subscription and service limits). */
const longest = 4 * 1024 * 1024;
const mostProblems = 50;

export interface Parsed<T> {
  readonly problems: readonly Problem[];
  readonly script: T;
}

/**
 * Reads a data flow script. Every problem has a line and a column; a statement with a problem is left out, and reading
 * goes on after it.
 */
export function parse(text: string): Parsed<Script> {
  const problems: Problem[] = [];
  const parameters: ParameterDefinition[] = [];
  const statements: Statement[] = [];
  if (text.length > longest) {
    problems.push(problem("script-too-long", { length: text.length, limit: longest }, { line: 1, column: 1 }));
    return { script: { parameters, statements }, problems };
  }
  const cursor = new Cursor(text);
  if (cursor.isWord("parameters") && cursor.nextIs("{")) {
    collect(
      problems,
      () => parameters.push(...parseParameters(cursor)),
      () => skipPast(cursor, "}"),
    );
  }
  while (cursor.current.kind !== "end") {
    if (problems.length >= mostProblems) {
      const { line, column } = cursor.current;
      problems.push(problem("script-too-many-problems", { limit: mostProblems }, { line, column }));
      break;
    }
    collect(
      problems,
      () => statements.push(shallow(cursor, parseStatement(cursor))),
      () => skipStatement(cursor),
    );
  }
  return { script: { parameters, statements }, problems };
}

/** Reads one expression, or throws its first problem. */
export function parseExpression(text: string): Expression {
  return parseWhole(text, (cursor) => readExpression(cursor));
}

/** Reads one type, or throws its first problem. */
export function parseType(text: string): DataType {
  return parseWhole(text, readType);
}

function parseWhole<T extends object>(text: string, read: (cursor: Cursor) => T): T {
  const cursor = new Cursor(text);
  const whole = shallow(cursor, read(cursor));
  return cursor.current.kind === "end" ? whole : cursor.fail("the end");
}

function collect(problems: Problem[], read: () => void, recover: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error);
    recover();
  }
}

function shallow<T extends object>(cursor: Cursor, node: T): T {
  if (depthOf(node) <= deepest) return node;
  throw cursor.tooDeep("at" in node ? (node.at as { line: number; column: number }) : { line: 1, column: 1 });
}

function skipPast(cursor: Cursor, symbol: string): void {
  cursor.skipTo(() => cursor.is(symbol));
  cursor.take(symbol);
}

/** To the end of a statement: past `~> name@(branches)`. */
function skipStatement(cursor: Cursor): void {
  skipPast(cursor, "~>");
  if (cursor.current.kind === "name" || cursor.current.kind === "quoted") cursor.advance();
  if (cursor.is("@") && cursor.nextIs("(")) skipPast(cursor, ")");
}
