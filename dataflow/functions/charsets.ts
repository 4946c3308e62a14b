import { problem } from "../../errors";

/** How texts become bytes and back. A letter that an encoding lacks becomes `?`, bytes that are none U+FFFD, as in Java. */
interface Charset {
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
}

const questionMark = 0x3f;
const unknownLetter = "\uFFFD";

/** An encoding of one byte a letter, by the letters of the bytes. */
function singleByte(letters: readonly (string | undefined)[]): Charset {
  const codes = new Map(letters.flatMap((letter, byte) => (letter === undefined ? [] : [[letter, byte] as const])));
  return {
    encode: (text) => Uint8Array.from([...text], (letter) => codes.get(letter) ?? questionMark),
    decode: (bytes) => Array.from(bytes, (byte) => letters[byte] ?? unknownLetter).join(""),
  };
}

const latin1 = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
/** The letters from 80 to 9F, where Latin 1 has none; a gap is a byte that stands for nothing. */
const windowsLetters = [..."€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"].map((letter) => (letter === " " ? undefined : letter));
const windows1252 = [...latin1.slice(0, 0x80), ...windowsLetters, ...latin1.slice(0xa0)];

/** Java keeps a byte order mark as a letter, where it is not what tells the order. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const even = (bytes: Uint8Array): Buffer => Buffer.from(bytes.subarray(0, bytes.length & ~1));
const cut = (bytes: Uint8Array): string => (bytes.length % 2 === 0 ? "" : unknownLetter);
const utf16 = {
  le: (bytes: Uint8Array): string =>
    even(bytes)
      .toString("utf16le")
      .replace(/\p{Surrogate}/gu, unknownLetter) + cut(bytes),
  be: (bytes: Uint8Array): string =>
    even(bytes)
      .swap16()
      .toString("utf16le")
      .replace(/\p{Surrogate}/gu, unknownLetter) + cut(bytes),
};
const little = (text: string): Uint8Array => Buffer.from(text, "utf16le");
const big = (text: string): Uint8Array => Buffer.from(text, "utf16le").swap16();

/** The encodings that the reference names (Microsoft: `decode`, and the examples of `toBase64`). */
const charsets: Readonly<Record<string, Charset>> = {
  "US-ASCII": singleByte(latin1.slice(0, 0x80)),
  "ISO-8859-1": singleByte(latin1),
  "WINDOWS-1252": singleByte(windows1252),
  "UTF-8": { encode: (text) => Buffer.from(text, "utf8"), decode: (bytes) => utf8.decode(bytes) },
  "UTF-16LE": { encode: little, decode: utf16.le },
  "UTF-16BE": { encode: big, decode: utf16.be },
  "UTF-16": {
    encode: (text) => (text === "" ? new Uint8Array() : big(`\uFEFF${text}`)),
    decode: (bytes) => {
      const hasMark = (first: number, second: number) => bytes[0] === first && bytes[1] === second;
      if (hasMark(0xff, 0xfe)) return utf16.le(bytes.subarray(2));
      return utf16.be(hasMark(0xfe, 0xff) ? bytes.subarray(2) : bytes);
    },
  },
};

/** Names that Java has beside those. */
const aliases: Readonly<Record<string, string>> = {
  ASCII: "US-ASCII",
  LATIN1: "ISO-8859-1",
  CP1252: "WINDOWS-1252",
  UTF8: "UTF-8",
};

/** The encoding of a name, in any case; one that the reference does not name is a problem. */
function charsetOf(name: string): Charset {
  const upper = name.toUpperCase();
  const charset = charsets[aliases[upper] ?? upper];
  if (charset === undefined) throw isKnownElsewhere(name) ? notHere(name) : problem("value-charset", { charset: name });
  return charset;
}

const notHere = (name: string) =>
  problem("unsupported-argument", { function: "a conversion", what: `the encoding ${name}` });

/** Whether it is an encoding that the service may have without the reference saying so. */
function isKnownElsewhere(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "";
  } catch {
    return false;
  }
}

/** Text from bytes. */
export const decodeText = (bytes: Uint8Array, charset: string): string => charsetOf(charset).decode(bytes);

/** Text as bytes. */
export const encodeText = (text: string, charset: string): Uint8Array => charsetOf(charset).encode(text);

/** The SQL of an encoding's name, after a look at it where it is a constant; UTF-8 where it is left out. */
export function charsetSql(sql: string | undefined, known: unknown): string {
  if (typeof known === "string") charsetOf(known);
  return sql ?? "'UTF-8'";
}
