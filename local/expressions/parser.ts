import { problem } from "../../errors";
import { narrowed } from "./numbers";
import type { Expression } from "./syntax";

const deepest = 100;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const text = /'((?:[^']|'')*)'/y;
const space = /\s*/y;

/** Reads expressions out of a text, from a position on. */
export class Parser {
  private depth = 0;

  constructor(
    private readonly source: string,
    public position: number,
  ) {}

  /** An expression up to the first character that cannot belong to it. */
  expression(): Expression {
    if (this.depth >= deepest) throw problem("expression-too-deep", { expression: this.source, limit: deepest });
    this.depth += 1;
    let of = this.primary();
    for (;;) {
      const safe = this.take("?.") || this.take("?[") || false;
      if (safe === "?." || (!safe && this.take("."))) {
        const selector = { kind: "literal", value: this.name("the name of a property") } as const;
        of = { kind: "selection", of, selector, safe: safe !== false };
      } else if (safe === "?[" || this.take("[")) {
        const selector = this.expression();
        this.expect("]");
        of = { kind: "selection", of, selector, safe: safe !== false };
      } else break;
    }
    this.depth -= 1;
    return of;
  }

  private primary(): Expression {
    this.match(space);
    const quoted = this.match(text);
    if (quoted !== undefined) return { kind: "literal", value: quoted.slice(1, -1).replaceAll("''", "'") };
    const digits = this.match(number);
    if (digits !== undefined) return { kind: "literal", value: numberOf(digits) };
    const word = this.name("a function, a number or a text in single quotes");
    if (this.take("(")) return { kind: "call", name: word, args: this.args() };
    switch (word.toLowerCase()) {
      case "true":
      case "false":
        return { kind: "literal", value: word.toLowerCase() === "true" };
      case "null":
        return { kind: "literal", value: null };
      default:
        return this.fail(`( after ${word}`);
    }
  }

  private args(): readonly Expression[] {
    if (this.take(")")) return [];
    const args = [this.expression()];
    while (this.take(",")) args.push(this.expression());
    this.expect(")", ", or )");
    return args;
  }

  private name(expected: string): string {
    this.match(space);
    return this.match(name) ?? this.fail(expected);
  }

  expect(symbol: string, expected = symbol): void {
    if (!this.take(symbol)) this.fail(expected);
  }

  /** Expects the end of the text. */
  end(): void {
    this.match(space);
    if (this.position < this.source.length) this.fail("its end");
  }

  private take<S extends string>(symbol: S): S | undefined {
    this.match(space);
    if (!this.source.startsWith(symbol, this.position)) return undefined;
    this.position += symbol.length;
    return symbol;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.source)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private fail(expected: string): never {
    const rest = this.source.slice(this.position, this.position + 20);
    throw problem("expression-syntax", {
      expression: this.source,
      position: this.position + 1,
      expected,
      found: rest === "" ? "its end" : `'${rest}'`,
    });
  }
}

function numberOf(digits: string): number | bigint {
  return /^[+-]?\d+$/.test(digits) ? narrowed(BigInt(digits.replace("+", ""))) : Number(digits);
}
