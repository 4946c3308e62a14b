import { open } from "node:fs/promises";

import { recordAt } from "./record";

const startSize = 1 << 20;

/** How the first record of a file ends. DuckDB looks at the first line break, even where that one is quoted. */
export async function rowEndOf(path: string): Promise<"\n" | "\r\n"> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(startSize), 0, startSize, 0);
    const first = recordAt(buffer.subarray(0, bytesRead), 0, true);
    return first !== undefined && buffer.toString("latin1", first.end, first.next) === "\r\n" ? "\r\n" : "\n";
  } finally {
    await file.close();
  }
}
