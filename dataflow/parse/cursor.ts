import { problem, type Problem } from "../../errors";
import type { Span } from "../ast";
import { Lexer } from "./lexer";
import { describe, type Token } from "./token";

/**
 * How deep a script may nest. Every reader of the tree walks it recursively, and this keeps them clear of the end of
 * the stack; the deepest script seen in the wild has a tenth of it.
 */
export const deepest = 500;

/** The tokens of a script, with one token of look-ahead. Reading anything unexpected throws a problem. */
export class Cursor {
  current: Token;
  next: Token;
  private readonly lexer: Lexer;
  private lastEnd = 0;
  private depth = 0;

  constructor(text: string) {
    this.lexer = new Lexer(text);
    this.current = this.lexer.next();
    this.next = this.lexer.next();
  }

  advance(): Token {
    const token = this.current;
    this.lastEnd = token.end;
    this.current = this.next;
    if (this.next.kind !== "end") this.next = this.lexer.next();
    return token;
  }

  is(symbol: string): boolean {
    return this.current.kind === "symbol" && this.current.value === symbol;
  }

  nextIs(symbol: string): boolean {
    return this.next.kind === "symbol" && this.next.value === symbol;
  }

  /** Whether the bare word comes next. */
  isWord(word: string): boolean {
    return this.current.kind === "name" && this.current.value === word;
  }

  /** Goes past the symbol if it is the next token, and says whether it was. */
  take(symbol: string): boolean {
    if (!this.is(symbol)) return false;
    this.advance();
    return true;
  }

  expect(symbol: string, expected = `\`${symbol}\``): Token {
    return this.is(symbol) ? this.advance() : this.fail(expected);
  }

  /** A name, bare or in braces. */
  expectName(expected: string): Token {
    return this.current.kind === "name" || this.current.kind === "quoted" ? this.advance() : this.fail(expected);
  }

  /** Items between commas up to the closing symbol; the opening one has been read. */
  list<T>(close: string, opened: string, openedBy: Token, item: () => T): readonly T[] {
    const items: T[] = [];
    if (this.take(close)) return items;
    const expected = `\`${close}\` to close \`${opened}\` of line ${openedBy.line}, column ${openedBy.column},`;
    do items.push(item());
    while (this.take(","));
    this.expect(close, expected);
    return items;
  }

  /** Reads what is one level deeper. */
  nested<T>(read: () => T): T {
    if (this.depth >= deepest) throw this.tooDeep(this.current);
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }

  tooDeep(place: { readonly line: number; readonly column: number }): Problem {
    return problem("script-too-deep", { limit: deepest }, { line: place.line, column: place.column });
  }

  /** The span from the token to the last one read. */
  since(start: Token | Span): Span {
    return { line: start.line, column: start.column, offset: start.offset, length: this.lastEnd - start.offset };
  }

  fail(expected: string): never {
    const { current } = this;
    const where = { line: current.line, column: current.column };
    throw current.problem?.(where) ?? problem("script-syntax", { expected, found: describe(current) }, where);
  }

  /** After an error: goes on to the token for which the test holds, or to the end. */
  skipTo(found: () => boolean): void {
    while (this.current.kind !== "end" && !found()) this.advance();
    this.lexer.leaveTexts();
  }
}
