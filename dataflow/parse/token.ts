import type { Problem, Where } from "../../errors";

/**
 * - `name`: a bare name; `quoted`: a name in braces
 * - `parameter`: `$name`; `hash`: `#name`, an item or a method of a cache
 * - `string`: a text without interpolation, in any of the three quotes
 * - `text-open` … `text-close`: a double-quoted text with interpolation, made of `text` parts and of
 *   `hole-open` … `hole-close` around the tokens of an expression
 * - `bad`: characters that make no token; the problem says why
 */
export type TokenKind =
  | "name"
  | "quoted"
  | "parameter"
  | "hash"
  | "string"
  | "number"
  | "symbol"
  | "text-open"
  | "text"
  | "hole-open"
  | "hole-close"
  | "text-close"
  | "bad"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  /** What the token means: a name without its braces, a text without quotes and escapes, else the characters. */
  readonly value: string;
  readonly offset: number;
  /** Offset after the last character. */
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** Makes the problem of a bad token. */
  readonly problem: ((where: Where) => Problem) | undefined;
}

/** The token as an error message shows it. */
export function describe(token: Token): string {
  switch (token.kind) {
    case "end":
      return "the end of the script";
    case "string":
      return `the text '${shorten(token.value)}'`;
    case "text-open":
    case "text":
    case "text-close":
      return "a text";
    case "quoted":
      return `\`{${shorten(token.value)}}\``;
    case "parameter":
      return `\`$${shorten(token.value)}\``;
    case "hash":
      return `\`#${shorten(token.value)}\``;
    case "name":
    case "number":
    case "symbol":
    case "hole-open":
    case "hole-close":
    case "bad":
      return `\`${shorten(token.value)}\``;
  }
}

/** A text short enough for a message. */
export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
