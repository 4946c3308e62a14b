import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { problem } from "../../errors";
import { types } from "../types";
import { blake2b } from "./blake2b";
import type { CallSite } from "./definition";
import { scalar } from "./define";
import { byteFunctions, hashedBytes } from "./hashedBytes";
import { callOf, javascript } from "./javascript";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const binary = types.binary;

const sha224 = javascript("sha224", [binary], types.string, (data: Uint8Array) => createHash("sha224").update(data).digest("hex")); // prettier-ignore
const sha384 = javascript("sha384", [binary], types.string, (data: Uint8Array) => createHash("sha384").update(data).digest("hex")); // prettier-ignore
const sha512 = javascript("sha512", [binary], types.string, (data: Uint8Array) => createHash("sha512").update(data).digest("hex")); // prettier-ignore
const crc = javascript("crc32", [binary], types.long, (data: Uint8Array) => BigInt(crc32(data)));
const blake = javascript("blake2b", [binary, types.integer], types.string, (data: Uint8Array, bits: number) =>
  hex(blake2b(data, bits / 8)),
);

/** The digests of the SHA-2 family by length in bits; 0 stands for 256 (Microsoft: `sha2`). */
const sha2 = new Map<unknown, (bytes: string) => string>([
  [0n, (bytes) => `sha256(${bytes})`],
  [224n, (bytes) => callOf(sha224, bytes)],
  [256n, (bytes) => `sha256(${bytes})`],
  [384n, (bytes) => callOf(sha384, bytes)],
  [512n, (bytes) => callOf(sha512, bytes)],
]);

const digest = (name: string, sql: string) =>
  scalar(`${name}(any, any...) => string`, (args, { types: given }) => `${sql}(${hashedBytes(name, args, given)})`, {
    nulls: "own",
    javascript: byteFunctions,
    decision,
  });

const decision =
  "nulls add nothing; long, short, byte, float and timestamp (microseconds) as little-endian bytes, decimals as text";

/** The length of the digest, which must be known, and the bytes of the other arguments. */
function lengthAndBytes(name: string, [, ...args]: readonly string[], { types: given, constants }: CallSite) {
  const [length] = constants;
  const valid = name === "sha2" ? sha2.has(length) : typeof length === "bigint" && length >= 8n && length <= 512n && length % 8n === 0n; // prettier-ignore
  if (!valid) throw problem("unsupported-argument", { function: name, what: "a length that is not a constant it has" });
  return { length: length as bigint, bytes: hashedBytes(name, args, given.slice(1)) };
}

const blakeText = (name: string, args: readonly string[], site: CallSite): string => {
  const { length, bytes } = lengthAndBytes(name, args, site);
  return callOf(blake, bytes, `${length}`);
};

export const hashes = [
  digest("md5", "md5"),
  digest("sha1", "sha1"),
  scalar("sha2(integer, any, any...) => string", (args, site) => {
    const { length, bytes } = lengthAndBytes("sha2", args, site);
    return `${sha2.get(length)?.(bytes)}`;
  }, { nulls: "own", javascript: [sha224, sha384, sha512], decision }), // prettier-ignore
  scalar("crc32(any, any...) => long", (args, { types: given }) => callOf(crc, hashedBytes("crc32", args, given)), {
    nulls: "own",
    javascript: [crc],
    decision: "every argument is data: the example's first one, 256, is no length although the text says so",
  }),
  scalar("blake2b(integer, any, any...) => string", (args, site) => blakeText("blake2b", args, site), {
    nulls: "own",
    javascript: [blake],
    decision,
  }),
  scalar(
    "blake2bBinary(integer, any, any...) => binary",
    (args, site) => `unhex(${blakeText("blake2bBinary", args, site)})`,
    { nulls: "own", decision },
  ),
];
