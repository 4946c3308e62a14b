const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The four bytes of a number below 2^32, lowest first. */
const lowestFirst = (word: number) =>
  hex[word & 255]! + hex[(word >>> 8) & 255]! + hex[(word >>> 16) & 255]! + hex[word >>> 24]!;

const prefixes = new Map<number, string>();

function prefixOf(tableId: number): string {
  const known = prefixes.get(tableId);
  if (known !== undefined) return known;
  const prefix = `${tableId.toString(16).padStart(8, "0")}-0000-0000-`;
  prefixes.set(tableId, prefix);
  return prefix;
}

/**
 * The `Id` of an exported record: a GUID whose first four bytes are the table id, highest byte first, and whose last
 * eight are the record id, lowest byte first.
 * Source: rows of real exports; Microsoft: FastTrack DataverseLink, DataIntegration readme.
 */
export function recordId(tableId: number, recid: number): string {
  const low = lowestFirst(recid % 0x1_0000_0000);
  const high = lowestFirst(Math.floor(recid / 0x1_0000_0000));
  return `${prefixOf(tableId)}${low.slice(0, 4)}-${low.slice(4)}${high}`;
}
