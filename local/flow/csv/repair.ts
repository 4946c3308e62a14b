import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";

import { ByteBuffer } from "./byteBuffer";
import { type CsvRecord, firstLine, lineBreaks, recordAt } from "./record";

export interface RowWidth {
  /** Columns of a full row. */
  readonly full: number;
  /** A row may end after this many columns: the rest was added to the table later. */
  readonly least: number;
}

const chunkSize = 8 << 20;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** A record that is still open after this many bytes has lost a quote; DuckDB is told the same limit. */
export const longestRecord = 10_000_000;
/** So much is kept of the text of a record that cannot be read; a tenth, for quoting it may make it longer. */
const longestRawText = longestRecord / 10;

/**
 * Copies a CSV file so that DuckDB reads every record of it: each record gets all its columns and a last one, its
 * number in the file. A record that cannot be read (width, quotes, encoding) becomes one whose first column is its
 * raw text, whose number is its line, and which has nothing else.
 */
export async function repairCsv(from: string, to: string, width: RowWidth): Promise<void> {
  const input = await open(from, "r");
  const output = await open(to, "w");
  try {
    const repair = new Repair(width);
    let rest: Buffer = Buffer.alloc(0);
    for (let isLast = false; !isLast;) {
      const chunk = Buffer.allocUnsafe(rest.length + chunkSize);
      rest.copy(chunk);
      const { bytesRead } = await input.read(chunk, rest.length, chunkSize, null);
      isLast = bytesRead === 0;
      const bytes = chunk.subarray(0, rest.length + bytesRead);
      rest = bytes.subarray(repair.take(bytes, isLast));
      await output.write(repair.repaired.take());
    }
  } finally {
    await input.close();
    await output.close();
  }
}

class Repair {
  readonly repaired = new ByteBuffer(chunkSize * 1.25);
  #record = 0;
  #line = 1;
  #isStart = true;

  constructor(private readonly width: RowWidth) {}

  /** Repairs the records that are complete in `bytes`; answers how many bytes that were. */
  take(bytes: Buffer, isLast: boolean): number {
    let at = this.#isStart && bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
    this.#isStart = false;
    while (at < bytes.length) {
      const record = nextRecord(bytes, at, isLast);
      if (record === undefined) break;
      if (record.end > at) this.#add(bytes.subarray(at, record.end), record.fields);
      this.#line += lineBreaks(bytes, at, record.next);
      at = record.next;
    }
    return at;
  }

  #add(text: Buffer, fields: number | undefined): void {
    this.#record++;
    const { full, least } = this.width;
    if (fields !== undefined && fields >= least && fields <= full && isUtf8(text)) {
      this.repaired.add(text);
      this.repaired.addText(`${",".repeat(full - fields)},${this.#record}\n`);
    } else {
      const raw = text.toString("utf8", 0, longestRawText).replaceAll('"', '""');
      this.repaired.addText(`"${raw}"${",".repeat(full)}${this.#line}\n`);
    }
  }
}

function nextRecord(bytes: Buffer, at: number, isLast: boolean): CsvRecord | undefined {
  const record = recordAt(bytes, at, isLast);
  const isTooLong = (record?.end ?? bytes.length) - at > longestRecord;
  return isTooLong ? firstLine(bytes, at, isLast) : record;
}
