import { TextDecoder } from "node:util";
import { problem } from "../../errors";

/** The encodings that Java and browsers know by different names. */
const aliases: Readonly<Record<string, string>> = { "US-ASCII": "ascii", "UTF-16": "utf-16be", CP1252: "windows-1252" };

/** Text from bytes, as Java reads them; an encoding that is not known is a problem. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  if (/^(windows-|cp)1252$/i.test(charset)) return decodeWindows(bytes);
  return decoder(charset).decode(bytes);
}

/** Node reads this encoding as Latin 1, which differs from 80 to 9F. */
const windows1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

const decodeWindows = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => windows1252[byte - 0x80] ?? String.fromCharCode(byte)).join("");

/** Text as bytes; a character that the encoding lacks becomes a question mark, as in Java. */
export function encodeText(text: string, charset: string): Uint8Array {
  const name = decoder(charset).encoding;
  if (name === "utf-8") return Buffer.from(text, "utf8");
  if (name === "utf-16le") return Buffer.from(text, "utf16le");
  if (name === "utf-16be") return Buffer.from(`${charset === "UTF-16" ? "\uFEFF" : ""}${text}`, "utf16le").swap16();
  const codes = codesOf(charset);
  return Uint8Array.from([...text], (character) => codes.get(character) ?? questionMark);
}

const questionMark = 0x3f;
const known = new Map<string, ReadonlyMap<string, number>>();

/** The byte of each character of an encoding of one byte each. */
function codesOf(charset: string): ReadonlyMap<string, number> {
  const found = known.get(charset);
  if (found) return found;
  const ascii = /^(us-)?ascii$/i.test(charset);
  const latin = /^(iso-8859-1|latin1)$/i.test(charset);
  const bytes = Array.from({ length: ascii ? 128 : 256 }, (_, byte) => byte);
  const codes = new Map(
    bytes.map((byte) => [latin ? String.fromCharCode(byte) : decodeText(Uint8Array.of(byte), charset), byte]),
  );
  known.set(charset, codes);
  return codes;
}

function decoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(aliases[charset.toUpperCase()] ?? charset);
  } catch {
    throw problem("unsupported-argument", { function: "this conversion", what: `the encoding ${charset}` });
  }
}
