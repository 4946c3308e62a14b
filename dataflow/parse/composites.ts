import { problem } from "../../errors";
import type { Expression, MapLiteral, Structure } from "../ast";
import type { Cursor } from "./cursor";
import { parseExpression } from "./expressions";

/** `[a, b]`, or `['k' -> v]` where the first item is an entry. */
export function parseArrayOrMap(cursor: Cursor): Expression {
  const start = cursor.expect("[");
  if (cursor.take("]")) return { kind: "array", items: [], at: cursor.since(start) };
  const first = parseExpression(cursor);
  if (cursor.is("->")) {
    const entries = restOf(cursor, entryWithKey(cursor, first), () => entryWithKey(cursor, parseExpression(cursor)));
    cursor.expect("]", `\`]\` to close the map of line ${start.line}, column ${start.column},`);
    return { kind: "map", entries, at: cursor.since(start) };
  }
  const items = restOf(cursor, first, () => parseExpression(cursor));
  cursor.expect("]", `\`]\` to close the array of line ${start.line}, column ${start.column},`);
  return { kind: "array", items, at: cursor.since(start) };
}

function restOf<T>(cursor: Cursor, first: T, item: () => T): readonly T[] {
  const items = [first];
  while (cursor.take(",")) items.push(item());
  return items;
}

function entryWithKey(cursor: Cursor, key: Expression): MapLiteral["entries"][number] {
  cursor.expect("->", "`->` and the value of this key");
  return { key, value: parseExpression(cursor) };
}

/** `@(a = e1, b = e2)` */
export function parseStructure(cursor: Cursor): Expression {
  const start = cursor.expect("@");
  cursor.expect("(", "`(` after `@` that begins a structure");
  const fields = cursor.list(")", "@(", start, (): Structure["fields"][number] => {
    const name = cursor.expectName("the name of a column of the structure").value;
    cursor.expect("=", `\`=\` and the value of \`${name}\``);
    return { name, value: parseExpression(cursor) };
  });
  return { kind: "structure", fields, at: cursor.since(start) };
}

/** `"text {expression} text"` */
export function parseInterpolation(cursor: Cursor): Expression {
  const start = cursor.advance();
  const parts: (string | Expression)[] = [];
  for (;;) {
    const part = cursor.advance();
    switch (part.kind) {
      case "text":
        parts.push(part.value);
        break;
      case "hole-open":
        parts.push(parseExpression(cursor));
        if (cursor.current.kind !== "hole-close") cursor.fail("`}` after the expression in the text");
        cursor.advance();
        break;
      case "text-close":
        return { kind: "interpolation", parts, at: cursor.since(start) };
      default:
        throw problem("script-unclosed", { what: "a text", close: '`"`' }, { line: start.line, column: start.column });
    }
  }
}
