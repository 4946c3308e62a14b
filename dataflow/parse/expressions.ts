import type { BinaryOperator, Expression, Unary } from "../ast";
import { deepest, type Cursor } from "./cursor";
import { strengthOf } from "./operators";
import { parseArrayOrMap, parseInterpolation, parseStructure } from "./composites";
import { parseNamed } from "./names";
import type { Token } from "./token";
import { parseType } from "./types";

export function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => parseOperation(cursor, 0));
}

/** An operation whose operators all bind tighter than `weakest` (precedence climbing). */
function parseOperation(cursor: Cursor, weakest: number): Expression {
  const start = cursor.current;
  let left = parseUnary(cursor);
  for (let links = 0; links < deepest; links += 1) {
    const strength = cursor.current.kind === "symbol" ? strengthOf(cursor.current.value) : undefined;
    if (strength === undefined || strength <= weakest) return left;
    const operator = cursor.advance().value as BinaryOperator;
    const right = parseOperation(cursor, strength);
    left = { kind: "binary", operator, left, right, at: cursor.since(start) };
  }
  throw cursor.tooDeep(start);
}

function parseUnary(cursor: Cursor): Expression {
  const signs: Token[] = [];
  while (cursor.is("!") || cursor.is("-") || cursor.is("+")) {
    if (signs.length >= deepest) throw cursor.tooDeep(cursor.current);
    signs.push(cursor.advance());
  }
  return signs.reduceRight<Expression>(
    (operand, sign) => ({ kind: "unary", operator: sign.value as Unary["operator"], operand, at: cursor.since(sign) }),
    parsePostfix(cursor),
  );
}

function parsePostfix(cursor: Cursor): Expression {
  const start = cursor.current;
  let of = parsePrimary(cursor);
  for (let links = 0; links < deepest; links += 1) {
    if (cursor.take(".")) {
      const name = cursor.expectName("the name of a column after `.`").value;
      of = { kind: "member", of, name, at: cursor.since(start) };
    } else if (cursor.take("[")) {
      const index = parseExpression(cursor);
      cursor.expect("]", "`]` after the index");
      of = { kind: "index", of, index, at: cursor.since(start) };
    } else if (cursor.take("?")) {
      const type = parseType(cursor);
      of = { kind: "assertion", of, type, at: cursor.since(start) };
    } else return of;
  }
  throw cursor.tooDeep(start);
}

function parsePrimary(cursor: Cursor): Expression {
  const token = cursor.current;
  switch (token.kind) {
    case "string":
      cursor.advance();
      return { kind: "string", value: token.value, at: cursor.since(token) };
    case "number":
      cursor.advance();
      return { kind: "number", text: token.value, at: cursor.since(token) };
    case "parameter":
      cursor.advance();
      return { kind: "parameter", name: token.value, at: cursor.since(token) };
    case "hash":
      cursor.advance();
      return { kind: "item", name: token.value, at: cursor.since(token) };
    case "name":
    case "quoted":
      return parseNamed(cursor);
    case "text-open":
      return parseInterpolation(cursor);
    default:
      return parseBracketed(cursor);
  }
}

function parseBracketed(cursor: Cursor): Expression {
  const start = cursor.current;
  if (cursor.is("[")) return parseArrayOrMap(cursor);
  if (cursor.is("@")) return parseStructure(cursor);
  if (cursor.take(":")) {
    const name = cursor.expectName("the name of a local variable after `:`").value;
    return { kind: "local", name, at: cursor.since(start) };
  }
  if (!cursor.take("(")) cursor.fail("an expression");
  const inner = parseExpression(cursor);
  cursor.expect(")", `\`)\` to close \`(\` of line ${start.line}, column ${start.column},`);
  return inner;
}
