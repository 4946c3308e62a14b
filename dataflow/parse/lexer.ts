import { problem, type Code } from "../../errors";
import { unescape, unescapeName } from "./escapes";
import { shorten, type Token, type TokenKind } from "./token";

const bareName = /^[A-Za-z][A-Za-z0-9_]*$/;
const nameAfterSigil = { parameter: /[A-Za-z0-9_]+|[$#]/y, hash: /[A-Za-z0-9_]+|\$/y } as const;
const sigils = /[$#]+/y;
const number = /0[xX][0-9a-fA-F]+[lL]?|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?[lLfFdDsS]?/y;
const anyWord = /[\p{L}\p{N}_]+/uy;
const space = /\s+/y;
const noToken = /[^\s\p{L}\p{N}_\-+*/%!<>=&|^()[\],.:?@'"`{}$#]+/uy;
const fraction = /\.\d/y;
const symbols: ReadonlySet<string> = new Set(
  ["===", "<=>", "==", "!=", "<=", ">=", "&&", "||", ":=", "->", "~>"].concat([..."-+*/%!<>=&|^()[],.:?@"]),
);

type ParametersOf<C extends Code> = Parameters<typeof problem<C>>[1];

/** Splits a script into tokens, one at a time, left to right. */
export class Lexer {
  private position = 0;
  private line = 1;
  private lineStart = 0;
  private nextLine: number;
  private count = 0;
  private beginsWithParameters = false;
  /** Inside an interpolated text: whether we read its text or the expression in one of its holes. */
  private modes: ("text" | "hole")[] = [];

  constructor(private readonly text: string) {
    this.nextLine = text.indexOf("\n") + 1;
  }

  /** Forgets that an interpolated text is open, after an error in it. */
  leaveTexts(): void {
    this.modes = [];
  }

  next(): Token {
    const token = this.modes.at(-1) === "text" ? this.textToken() : this.codeToken();
    this.count += 1;
    if (this.count === 1) this.beginsWithParameters = token.kind === "name" && token.value === "parameters";
    return token;
  }

  private codeToken(): Token {
    const unclosed = this.skipSpaceAndComments();
    if (unclosed) return unclosed;
    const start = this.position;
    const first = this.text[start];
    switch (first) {
      case undefined:
        return this.token("end", "", start);
      case "'":
        return this.singleQuoted();
      case '"':
        return this.doubleQuoted();
      case "`":
        return this.enclosed("string", "`", "a raw text");
      case "{":
        if (this.count === 1 && this.beginsWithParameters) return this.token("symbol", "{", start + 1);
        return this.quotedName();
      case "}":
        if (this.modes.pop()) return this.token("hole-close", "}", start + 1);
        return this.token("symbol", "}", start + 1);
      case "$":
      case "#":
        return this.sigil(first === "$" ? "parameter" : "hash");
    }
    return this.symbol() ?? this.nameOrNumber();
  }

  private symbol(): Token | undefined {
    const start = this.position;
    if (this.match(fraction, start)) return undefined;
    for (const length of [3, 2, 1]) {
      const symbol = this.text.slice(start, start + length);
      if (symbols.has(symbol)) return this.token("symbol", symbol, start + symbol.length);
    }
    return undefined;
  }

  private nameOrNumber(): Token {
    const start = this.position;
    const word = this.match(anyWord, start);
    if (word !== undefined && bareName.test(word)) return this.token("name", word, start + word.length);
    const digits = this.match(number, start);
    if (digits !== undefined) return this.numberToken(digits);
    const found = word ?? this.match(noToken, start) ?? String(this.text[start]);
    return this.bad("script-character", { found: `\`${shorten(found)}\`` }, start + found.length);
  }

  private numberToken(digits: string): Token {
    const rest = this.match(anyWord, this.position + digits.length) ?? "";
    const text = digits + rest;
    const end = this.position + text.length;
    return rest === "" ? this.token("number", text, end) : this.bad("script-number", { text: shorten(text) }, end);
  }

  /** `$name`, `$$`, `$1`, `${odd name}`, `#item`. */
  private sigil(kind: "parameter" | "hash"): Token {
    const start = this.position;
    if (this.text[start + 1] === "{") {
      const close = this.text.indexOf("}", start);
      if (close < 0) return this.unclosed("a quoted name", "}");
      return this.token(kind, unescapeName(this.text.slice(start + 2, close)), close + 1);
    }
    const name = this.match(nameAfterSigil[kind], start + 1);
    if (name === undefined) {
      const found = this.match(sigils, start) ?? "";
      return this.bad("script-character", { found: `\`${shorten(found)}\` without a name` }, start + found.length);
    }
    return this.token(kind, name, start + 1 + name.length);
  }

  private enclosed(kind: "string" | "quoted", close: string, what: string): Token {
    const end = this.text.indexOf(close, this.position + 1);
    if (end < 0) return this.unclosed(what, close);
    return this.token(kind, this.text.slice(this.position + 1, end), end + 1);
  }

  /** `{name}` */
  private quotedName(): Token {
    const token = this.enclosed("quoted", "}", "a quoted name");
    return token.kind === "quoted" ? { ...token, value: unescapeName(token.value) } : token;
  }

  private singleQuoted(): Token {
    const end = this.endOfText(this.position + 1, "'");
    if (end < 0) return this.unclosed("a text", "'");
    return this.token("string", unescape(this.text.slice(this.position + 1, end)), end + 1);
  }

  /** A text without holes is a plain string, else it becomes several tokens. */
  private doubleQuoted(): Token {
    const end = this.endOfText(this.position + 1, '"', "{");
    if (end < 0) return this.unclosed("a text", '"');
    if (this.text[end] === '"') {
      return this.token("string", unescape(this.text.slice(this.position + 1, end)), end + 1);
    }
    this.modes.push("text");
    return this.token("text-open", '"', this.position + 1);
  }

  private textToken(): Token {
    const start = this.position;
    const end = this.endOfText(start, '"', "{");
    if (end < 0) {
      this.modes = [];
      return this.token("end", "", this.text.length);
    }
    if (end > start) return this.token("text", unescape(this.text.slice(start, end)), end);
    if (this.text[end] === "{") {
      this.modes.push("hole");
      return this.token("hole-open", "{", end + 1);
    }
    this.modes.pop();
    return this.token("text-close", '"', end + 1);
  }

  /** Where the first of the closing characters is that no backslash escapes, -1 if nowhere; `{}` opens no hole. */
  private endOfText(from: number, ...closers: readonly string[]): number {
    const { text } = this;
    for (let i = from; i < text.length; i += 1) {
      const character = text[i] as string;
      if (character === "\\") i += 1;
      else if (character === "{" && text[i + 1] === "}") i += 1;
      else if (closers.includes(character)) return i;
    }
    return -1;
  }

  private skipSpaceAndComments(): Token | undefined {
    for (;;) {
      this.position += this.match(space, this.position)?.length ?? 0;
      if (this.text.startsWith("//", this.position)) {
        const end = this.text.indexOf("\n", this.position);
        this.position = end < 0 ? this.text.length : end;
      } else if (this.text.startsWith("/*", this.position)) {
        const end = this.text.indexOf("*/", this.position + 2);
        if (end < 0) return this.unclosed("a comment", "*/");
        this.position = end + 2;
      } else return undefined;
    }
  }

  private unclosed(what: string, close: string): Token {
    return this.bad("script-unclosed", { what, close: `\`${close}\`` }, this.text.length);
  }

  private bad<C extends Code>(code: C, parameters: ParametersOf<C>, end: number): Token {
    const value = this.text.slice(this.position, end);
    return this.token("bad", value, end, (where) => problem(code, parameters, where));
  }

  /** Makes the token from the present position to `end` and goes there. */
  private token(kind: TokenKind, value: string, end: number, problem?: Token["problem"]): Token {
    const offset = this.position;
    while (this.nextLine > 0 && this.nextLine <= offset) {
      this.line += 1;
      this.lineStart = this.nextLine;
      this.nextLine = this.text.indexOf("\n", this.nextLine) + 1;
    }
    this.position = end;
    return { kind, value, offset, end, line: this.line, column: offset - this.lineStart + 1, problem };
  }

  private match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? this.text.slice(at, pattern.lastIndex) : undefined;
  }
}
