/** Numbers from 0 to below 1. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): 32-bit integer arithmetic only, so it is the same on every platform. */
function mulberry32(state: number): Random {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The random numbers of one record: every record has its own, from the seed, its kind and its index, so that any
 * record can be made again without those before it.
 */
export function randomOf(seed: number, kind: number, index: number): Random {
  const mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(kind + 1, 0x85ebca6b) ^ Math.imul(seed + 1, 0xc2b2ae35);
  const random = mulberry32(mixed);
  random();
  return random;
}

export const below = (random: Random, limit: number) => Math.floor(random() * limit);

export const oneOf = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)]!;
