import { createReadStream } from "node:fs";

const [quote, newline] = [0x22, 0x0a];

/**
 * The line, counted from 1, of a quote that opens a field of a text file and is never closed: all that follows would be
 * one text. Undefined where all are closed. Within quotes two of them stand for one.
 */
export async function unclosedQuote(path: string, delimiter: string): Promise<number | undefined> {
  const separator = delimiter.charCodeAt(0);
  let [line, opened] = [1, 0];
  let isQuoted = false;
  let startsField = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      // The second of two quotes opens what the first has closed.
      if (byte === quote && (isQuoted || startsField)) {
        isQuoted = !isQuoted;
        if (isQuoted) opened = line;
        startsField = !isQuoted;
        continue;
      }
      if (byte === newline) line++;
      startsField = !isQuoted && (byte === separator || byte === newline);
    }
  }
  return isQuoted ? opened : undefined;
}
