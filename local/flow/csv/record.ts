const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** One record found in the bytes of a CSV file. Offsets count from 0. */
export interface CsvRecord {
  /** Where the record's text ends, before its line break. */
  readonly end: number;
  /** Where the next record starts. */
  readonly next: number;
  /** How many fields it has; undefined where its quotes do not match: then it is its first line only. */
  readonly fields: number | undefined;
}

/**
 * Finds the record that starts at `start`: fields between commas, quoted with doubled quotes, line breaks LF, CRLF or CR.
 * A field whose quote is never closed, or closed in the middle, ends the record at its first line, so that the
 * lines after it are read for themselves. Undefined where more bytes are needed to tell.
 */
export function recordAt(bytes: Buffer, start: number, isLast: boolean): CsvRecord | undefined {
  let fields = 1;
  let at = start;
  for (;;) {
    if (bytes[at] === quote) {
      const close = closingQuote(bytes, at + 1);
      if (close === undefined) return isLast ? firstLine(bytes, start, isLast) : undefined;
      at = close + 1;
      if (at === bytes.length && !isLast) return undefined;
      if (at < bytes.length && !endsField(bytes[at])) return firstLine(bytes, start, isLast);
    } else {
      while (at < bytes.length && !endsField(bytes[at])) at++;
    }
    if (bytes[at] !== comma) break;
    fields++;
    at++;
  }
  if (at + 1 >= bytes.length && !isLast) return undefined;
  return { end: at, next: afterBreak(bytes, at), fields };
}

function closingQuote(bytes: Buffer, from: number): number | undefined {
  for (let at = from; ;) {
    const found = bytes.indexOf(quote, at);
    if (found < 0) return undefined;
    if (bytes[found + 1] !== quote) return found;
    at = found + 2;
  }
}

/** The line that starts at `start`, as a record without fields; for a record longer than the service would read. */
export function firstLine(bytes: Buffer, start: number, isLast: boolean): CsvRecord | undefined {
  let end = start;
  while (end < bytes.length && !breaksLine(bytes[end])) end++;
  if (end + 1 >= bytes.length && !isLast) return undefined;
  return { end, next: afterBreak(bytes, end), fields: undefined };
}

function afterBreak(bytes: Buffer, end: number): number {
  const isPair = bytes[end] === carriageReturn && bytes[end + 1] === lineFeed;
  return Math.min(bytes.length, end + (isPair ? 2 : 1));
}

function breaksLine(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

function endsField(byte: number | undefined): boolean {
  return byte === comma || breaksLine(byte);
}

/** How many lines end in the bytes; CRLF ends one. */
export function lineBreaks(bytes: Buffer, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) count++;
  }
  return count;
}
