import { open } from "node:fs/promises";

import { recordAt } from "./record";
import type { RowWidth } from "./repair";

/** What the first record of a file says of all: how they end, and how many fields they have. */
export interface Layout {
  readonly rowEnd: "\n" | "\r\n";
  readonly fields: number;
}

const startSize = 1 << 20;

/**
 * Looks at the first record of a file; undefined where it is none that a row can have. DuckDB itself would take the end
 * of rows from the first line break, even where that one is quoted.
 */
export async function layoutOf(path: string, width: RowWidth): Promise<Layout | undefined> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(startSize), 0, startSize, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const first = recordAt(bytes, bytes.toString("utf8", 0, 3) === "\ufeff" ? 3 : 0, true);
    const { fields = 0, end, next } = first!;
    if (bytesRead === 0) return { rowEnd: "\n", fields: width.full };
    if (fields < width.least || fields > width.full) return undefined;
    return { rowEnd: bytes.toString("latin1", end, next) === "\r\n" ? "\r\n" : "\n", fields };
  } finally {
    await file.close();
  }
}
