/** BLAKE2b as RFC 7693 has it, without a key; Node's own knows digests of 64 bytes only. */
export function blake2b(data: Uint8Array, bytes: number): Uint8Array {
  const state = [...initial];
  state[0] = initial[0]! ^ 0x01010000n ^ BigInt(bytes);
  const blocks = Math.max(1, Math.ceil(data.length / blockSize));
  for (let block = 0; block < blocks; block += 1) {
    const last = block === blocks - 1;
    const part = Buffer.alloc(blockSize);
    part.set(data.subarray(block * blockSize, (block + 1) * blockSize));
    compress(state, part, BigInt(last ? data.length : (block + 1) * blockSize), last);
  }
  const digest = Buffer.alloc(64);
  state.forEach((word, index) => digest.writeBigUInt64LE(word, index * 8));
  return digest.subarray(0, bytes);
}

const blockSize = 128;
const mask = (1n << 64n) - 1n;

const initial = [
  0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n,
]; // prettier-ignore

/** The order of the message's words in each of twelve rounds. */
const schedule = [
  "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8",
  "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a",
  "6fe9b308c2d714a5", "a2847615fb9e3cd0", "0123456789abcdef", "ea489fd61c02b753",
]; // prettier-ignore

/** The words that each of the eight mixing steps of a round works on. */
const steps = [
  [0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15],
  [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14],
] as const; // prettier-ignore

const rotate = (word: bigint, by: bigint): bigint => ((word >> by) | (word << (64n - by))) & mask;

function compress(state: bigint[], block: Buffer, count: bigint, last: boolean): void {
  const message = Array.from({ length: 16 }, (_, index) => block.readBigUInt64LE(index * 8));
  const v = [...state, ...initial];
  v[12]! ^= count & mask;
  if (last) v[14]! ^= mask;
  for (const order of schedule) {
    for (const [step, [a, b, c, d]] of steps.entries()) {
      const [x, y] = [message[parseInt(order[step * 2]!, 16)]!, message[parseInt(order[step * 2 + 1]!, 16)]!];
      v[a] = (v[a]! + v[b]! + x) & mask;
      v[d] = rotate(v[d]! ^ v[a]!, 32n);
      v[c] = (v[c]! + v[d]!) & mask;
      v[b] = rotate(v[b]! ^ v[c]!, 24n);
      v[a] = (v[a]! + v[b]! + y) & mask;
      v[d] = rotate(v[d]! ^ v[a]!, 16n);
      v[c] = (v[c]! + v[d]!) & mask;
      v[b] = rotate(v[b]! ^ v[c]!, 63n);
    }
  }
  for (let index = 0; index < 8; index += 1) state[index]! ^= v[index]! ^ v[index + 8]!;
}
