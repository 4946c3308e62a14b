import { problem } from "../../errors";
import { limits } from "../factory/limits";
import { Parser } from "./parser";
import type { Expression, Template } from "./syntax";

/**
 * Splits a text of a resource into literal parts and expressions: all of it after a leading `@`, else each `@{…}`.
 * `@@` at the beginning stands for `@`, and `@@{` anywhere for `@{` (Microsoft: Expressions and functions).
 */
export function parseTemplate(text: string): Template {
  if (!text.includes("@")) return { kind: "text", text };
  const template = isWholeExpression(text) ? parseWhole(text) : parseParts(text);
  const { expressionCharacters: limit } = limits;
  if (template.kind !== "text" && text.length > limit) {
    throw problem("expression-too-long", { length: text.length, limit });
  }
  return template;
}

function isWholeExpression(text: string): boolean {
  return text.startsWith("@") && text[1] !== "@" && text[1] !== "{";
}

function parseWhole(text: string): Template {
  const source = text.slice(1);
  const parser = new Parser(source, 0);
  const expression = parser.expression();
  parser.end();
  return { kind: "expression", source, expression };
}

function parseParts(text: string): Template {
  const parts: (string | Expression)[] = [];
  let position = 0;
  const literal = (end: number) => parts.push(text.slice(position, end));
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", position)) {
    if (text.startsWith("@@{", at) || (at === 0 && text[1] === "@")) {
      literal(at);
      parts.push("@");
      position = at + 2;
    } else if (text[at + 1] === "{") {
      literal(at);
      const parser = new Parser(text, at + 2);
      parts.push(parser.expression());
      parser.expect("}");
      position = parser.position;
    } else {
      literal(at + 1);
      position = at + 1;
    }
  }
  literal(text.length);
  if (parts.some((part) => typeof part !== "string")) return { kind: "interpolation", source: text, parts };
  return { kind: "text", text: parts.join("") };
}
