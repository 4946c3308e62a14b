import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";

const chunkSize = 4 << 20;
const lineFeed = 0x0a;

/** Whether a file is UTF-8 throughout. DuckDB itself checks only the columns that a query reads. */
export async function isUtf8File(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(rest.length + chunkSize);
      rest.copy(chunk);
      const { bytesRead } = await file.read(chunk, rest.length, chunkSize, null);
      const bytes = chunk.subarray(0, rest.length + bytesRead);
      if (bytesRead === 0) return isUtf8(bytes);
      // A line feed is never a part of a longer character.
      const whole = bytes.lastIndexOf(lineFeed) + 1;
      if (!isUtf8(bytes.subarray(0, whole))) return false;
      rest = bytes.subarray(whole);
    }
  } finally {
    await file.close();
  }
}
