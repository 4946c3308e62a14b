/** Marks the one serialization of bitmaps that Delta has (delta.io: "PROTOCOL", Deletion Vector Format). */
const magic = 1681511377;

/** The "portable" form of a 32-bit bitmap (RoaringFormatSpec): with and without runs among its containers. */
const withRuns = 12347;
const withoutRuns = 12346;

const mostInArray = 4096;
const wordsOfBitmap = 1024;
/** Bitmaps of fewer containers have no offsets where some are runs. */
const noOffsetBelow = 4;

/**
 * The numbers in a serialized array of roaring bitmaps, ascending: rows of a data file, from 0. Throws a RangeError where
 * the bytes are none.
 */
export function* rowsOfBitmaps(bytes: Uint8Array): Generator<number> {
  const reader = new Reader(bytes);
  if (reader.int32() !== magic) throw new RangeError("it is not of the known format");
  const bitmaps = Number(reader.uint64());
  for (let bitmap = 0; bitmap < bitmaps; bitmap++) {
    const high = reader.int32() * 2 ** 32;
    for (const low of bitmap32(reader)) yield high + low;
  }
}

function* bitmap32(reader: Reader): Generator<number> {
  const cookie = reader.int32();
  const hasRuns = (cookie & 0xffff) === withRuns;
  if (!hasRuns && cookie !== withoutRuns) throw new RangeError("it has a bitmap of an unknown kind");
  const containers = hasRuns ? (cookie >>> 16) + 1 : reader.int32();
  const runs = hasRuns ? reader.take(Math.ceil(containers / 8)) : undefined;
  const headers = Array.from({ length: containers }, (_, index) => ({
    key: reader.uint16() * 2 ** 16,
    count: reader.uint16() + 1,
    isRun: runs !== undefined && ((runs[index >> 3]! >> (index & 7)) & 1) === 1,
  }));
  // They follow each other without gaps, so that the offsets say nothing new.
  if (!hasRuns || containers >= noOffsetBelow) reader.take(4 * containers);
  for (const { key, count, isRun } of headers) {
    for (const low of isRun ? runsIn(reader) : count > mostInArray ? bitsIn(reader) : valuesIn(reader, count))
      yield key + low;
  }
}

function* runsIn(reader: Reader): Generator<number> {
  const count = reader.uint16();
  for (let run = 0; run < count; run++) {
    const first = reader.uint16();
    const last = first + reader.uint16();
    for (let value = first; value <= last; value++) yield value;
  }
}

function* valuesIn(reader: Reader, count: number): Generator<number> {
  for (let index = 0; index < count; index++) yield reader.uint16();
}

function* bitsIn(reader: Reader): Generator<number> {
  const bytes = reader.take(8 * wordsOfBitmap);
  for (const [index, byte] of bytes.entries())
    for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) yield index * 8 + bit;
}

/** Reads little-endian numbers one after another; past the end a DataView throws a RangeError of its own. */
class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }

  int32(): number {
    this.at += 4;
    return this.view.getInt32(this.at - 4, true);
  }

  uint64(): bigint {
    this.at += 8;
    return this.view.getBigUint64(this.at - 8, true);
  }

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new RangeError("it is cut off");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
}
