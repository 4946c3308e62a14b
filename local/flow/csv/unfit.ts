import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";

const chunkSize = 4 << 20;
const lineFeed = 0x0a;
const quote = 0x22;

/**
 * Whether a file has what DuckDB passes over without a word: text that is not UTF-8 in columns that a query does not read,
 * and, where it reads more files than it has threads, a last row whose quote is never closed, as in a file that was cut off.
 */
export async function isUnfit(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    let quotes = 0;
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(rest.length + chunkSize);
      rest.copy(chunk);
      const { bytesRead } = await file.read(chunk, rest.length, chunkSize, null);
      const bytes = chunk.subarray(0, rest.length + bytesRead);
      quotes += countOf(quote, bytes.subarray(rest.length));
      if (bytesRead === 0) return !isUtf8(bytes) || quotes % 2 === 1;
      // A line feed is never a part of a longer character.
      const whole = bytes.lastIndexOf(lineFeed) + 1;
      if (!isUtf8(bytes.subarray(0, whole))) return true;
      rest = bytes.subarray(whole);
    }
  } finally {
    await file.close();
  }
}

function countOf(byte: number, bytes: Buffer): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === byte) count++;
  return count;
}
