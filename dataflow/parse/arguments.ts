import type { Argument, Assignment, Block, ColumnDefinition, Option, Schema } from "../ast";
import type { Cursor } from "./cursor";
import { parseExpression } from "./expressions";
import { parseType } from "./types";

/** What looks like a call among the arguments of a statement and may hold options and assignments. */
const blocks: ReadonlySet<string> = new Set([
  "mapColumn",
  "each",
  "match",
  "patternMatch",
  "groupBy",
  "over",
  "asc",
  "desc",
  "unroll",
  "unrollMultiple",
  "pivotBy",
  "ungroupBy",
  "partitionBy",
  "insertIf",
  "updateIf",
  "deleteIf",
  "upsertIf",
  "expectTrue",
  "expectUnique",
  "expectExists",
]);

/** One argument of a statement or block. */
export function parseArgument(cursor: Cursor): Argument {
  const start = cursor.current;
  if (start.kind === "name" && cursor.nextIs(":")) return parseOption(cursor);
  if (start.kind === "name" && cursor.nextIs("(")) {
    if (start.value === "output" || start.value === "input") return parseSchema(cursor, start.value);
    if (blocks.has(start.value)) return parseBlock(cursor);
  }
  const value = parseExpression(cursor);
  if (!cursor.is("=") && !cursor.is(":=")) return { kind: "positional", value, at: cursor.since(start) };
  const local = cursor.advance().value === ":=";
  return { kind: "assignment", target: value, value: assigned(cursor), local, at: cursor.since(start) };
}

function assigned(cursor: Cursor): Assignment["value"] {
  return cursor.isWord("each") && cursor.nextIs("(") ? parseBlock(cursor) : parseExpression(cursor);
}

function parseOption(cursor: Cursor): Option {
  const name = cursor.advance();
  cursor.expect(":");
  const value = parseExpression(cursor);
  return { kind: "option", name: name.value, value, at: cursor.since(name) };
}

function parseBlock(cursor: Cursor): Block {
  const name = cursor.advance();
  const args = cursor.nested(() => parseArguments(cursor, name.value));
  return { kind: "block", name: name.value, args, at: cursor.since(name) };
}

/** The parentheses after a verb or the name of a block, with what is in them. */
export function parseArguments(cursor: Cursor, of: string): readonly Argument[] {
  const open = cursor.expect("(", `\`(\` after \`${of}\``);
  return cursor.list(")", `${of}(`, open, () => parseArgument(cursor));
}

function parseSchema(cursor: Cursor, name: Schema["name"]): Schema {
  const start = cursor.advance();
  const open = cursor.expect("(");
  const columns = cursor.list(")", `${name}(`, open, () => columnDefinition(cursor));
  return { kind: "schema", name, columns, at: cursor.since(start) };
}

function columnDefinition(cursor: Cursor): ColumnDefinition {
  const start = cursor.expectName("the name of a column");
  const typed = cursor.isWord("as");
  if (typed) cursor.advance();
  const type = typed ? { type: parseType(cursor) } : {};
  const format = cursor.current.kind === "string" ? { format: cursor.advance().value } : {};
  return { name: start.value, ...type, ...format, at: cursor.since(start) };
}
