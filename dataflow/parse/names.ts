import type { Expression } from "../ast";
import type { Cursor } from "./cursor";
import { parseExpression } from "./expressions";
import type { Token } from "./token";

/** What begins with a name: a literal word, a function call, a call of a cache sink or a column. */
export function parseNamed(cursor: Cursor): Expression {
  const name = cursor.advance();
  if (name.kind === "name") {
    if (cursor.is("("))
      return { kind: "call", name: name.value, args: callArguments(cursor, name), at: cursor.since(name) };
    switch (name.value) {
      case "true":
      case "false":
        return { kind: "boolean", value: name.value === "true", at: cursor.since(name) };
      case "null":
        return { kind: "null", at: cursor.since(name) };
    }
  }
  if (cursor.current.kind === "hash") return cacheCall(cursor, name);
  return column(cursor, name);
}

function cacheCall(cursor: Cursor, sink: Token): Expression {
  const method = cursor.advance();
  if (!cursor.is("(")) cursor.fail(`\`(\` after \`${sink.value}#${method.value}\``);
  const args = callArguments(cursor, method);
  return { kind: "cache", sink: sink.value, method: method.value, args, at: cursor.since(sink) };
}

function callArguments(cursor: Cursor, of: Token): readonly Expression[] {
  cursor.expect("(");
  return cursor.list(")", `${of.value}(`, of, () => parseExpression(cursor));
}

/** `column`, `stream@column` or `split@branch@column`. */
function column(cursor: Cursor, first: Token): Expression {
  if (!cursor.take("@")) return { kind: "column", name: first.value, at: cursor.since(first) };
  const stream = first.value;
  const second = cursor.expectName("the name of a column after `@`").value;
  if (!cursor.take("@")) return { kind: "column", name: second, stream, at: cursor.since(first) };
  const name = cursor.expectName("the name of a column after `@`").value;
  return { kind: "column", name, stream, branch: second, at: cursor.since(first) };
}
