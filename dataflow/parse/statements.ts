import type { ParameterDefinition, Statement, StreamReference } from "../ast";
import { parseArguments } from "./arguments";
import type { Cursor } from "./cursor";
import { parseExpression } from "./expressions";
import { parseType } from "./types";

/** `input, split@branch verb(arguments) ~> name@(branches)` */
export function parseStatement(cursor: Cursor): Statement {
  const start = cursor.current;
  const inputs = startsWithVerb(cursor) ? [] : parseInputs(cursor);
  if (cursor.current.kind !== "name") cursor.fail("the name of a transformation, such as `select`,");
  const verb = cursor.advance().value;
  const args = parseArguments(cursor, verb);
  cursor.expect("~>", `\`~>\` and a name for the output of \`${verb}\``);
  const name = cursor.expectName(`a name for the output of \`${verb}\``).value;
  const branches = cursor.is("@") ? parseBranches(cursor) : [];
  return { inputs, verb, args, name, branches, at: cursor.since(start) };
}

function startsWithVerb(cursor: Cursor): boolean {
  return cursor.current.kind === "name" && cursor.nextIs("(");
}

function parseInputs(cursor: Cursor): readonly StreamReference[] {
  const inputs: StreamReference[] = [];
  do {
    const start = cursor.expectName("a transformation, or the name of a stream,");
    const branch = cursor.take("@") ? { branch: cursor.expectName("the name of a branch after `@`").value } : {};
    inputs.push({ stream: start.value, ...branch, at: cursor.since(start) });
  } while (cursor.take(","));
  return inputs;
}

function parseBranches(cursor: Cursor): readonly string[] {
  const start = cursor.expect("@");
  cursor.expect("(", "`(` and the names of the branches after `@`");
  return cursor.list(")", "@(", start, () => cursor.expectName("the name of a branch").value);
}

/** `parameters { name as type (default), … }` at the beginning of a script. */
export function parseParameters(cursor: Cursor): readonly ParameterDefinition[] {
  const start = cursor.advance();
  cursor.expect("{");
  return cursor.list("}", "parameters{", start, () => parseParameter(cursor));
}

function parseParameter(cursor: Cursor): ParameterDefinition {
  const start = cursor.expectName("the name of a parameter");
  if (!cursor.isWord("as")) cursor.fail(`\`as\` and the type of the parameter \`${start.value}\``);
  cursor.advance();
  const type = parseType(cursor);
  if (!cursor.take("(")) return { name: start.value, type, at: cursor.since(start) };
  const value = parseExpression(cursor);
  cursor.expect(")", `\`)\` after the default of \`${start.value}\``);
  return { name: start.value, type, default: value, at: cursor.since(start) };
}
