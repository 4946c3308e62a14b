import { types } from "../types";
import { scalar } from "./define";
import { callOf, javascript } from "./javascript";

const longs = types.array(types.long);
const wordBits = 64n;

/** A bit set is an array of 64-bit words, the lowest bits first. */
const setBits = javascript("setBits", [longs, longs], longs, (words: readonly bigint[], bits: readonly bigint[]) => {
  const set = words.map((word) => BigInt.asUintN(64, word));
  for (const bit of bits) {
    while (set.length <= Number(bit / wordBits)) set.push(0n);
    const word = Number(bit / wordBits);
    set[word] = set[word]! | (1n << (bit % wordBits));
  }
  return set.map((word) => BigInt.asIntN(64, word));
});

const hasBit = javascript("hasBit", [longs, types.long], types.boolean, (words: readonly bigint[], bit: bigint) => {
  const word = words[Number(bit / wordBits)] ?? 0n;
  return bit >= 0n && ((BigInt.asUintN(64, word) >> (bit % wordBits)) & 1n) === 1n;
});

export const bitSets = [
  scalar("toBitSet(long[]) => long[]", ([bits]) => callOf(setBits, "[]::BIGINT[]", bits), {
    javascript: [setBits, hasBit],
    decision: "not in the list of functions, but in two of its examples",
  }),
  scalar("setBitSet(long[], long[]) => long[]", ([words, bits]) => callOf(setBits, words, bits)),
  scalar("isBitSet(long[], long) => boolean", ([words, bit]) => callOf(hasBit, words, bit)),
];
