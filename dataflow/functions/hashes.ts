import { problem } from "../../errors";
import type { Known } from "../check/typed";
import { typeName } from "../typeName";
import type { DataType } from "../types";
import type { CallSite } from "./definition";
import { scalar } from "./define";

/**
 * The values are hashed as one run of bytes without separators, as the published digests of Microsoft's examples show:
 * text as UTF-8, integers, longs and doubles and dates (days since 1970) in little-endian order. NULLs add nothing.
 */
function bytes(
  name: string,
  args: readonly string[],
  { types, constants }: Pick<CallSite, "types" | "constants">,
): string {
  const parts = args.map((arg, index) => `coalesce(${part(name, arg, types[index], constants[index])}, ''::BLOB)`);
  return parts.join(" || ");
}

function part(name: string, sql: string, type: DataType | undefined, constant: Known): string {
  switch (type?.kind) {
    case "string":
      return `encode(${sql})`;
    case "boolean":
      return `CASE WHEN ${sql} THEN '\\x01'::BLOB ELSE '\\x00'::BLOB END`;
    case "integer":
      return littleEndian(sql, 4);
    case "date":
      return littleEndian(`(${sql} - DATE '1970-01-01')`, 4);
    case "long":
      return littleEndian(sql, 8);
    case "double":
      if (typeof constant === "number") return doubleBytes(constant);
      throw problem("unsupported-argument", {
        function: name,
        what: "a double that is not a constant: convert it with toString",
      });
    default:
      throw problem("unsupported-argument", {
        function: name,
        what: `a value of type ${type ? typeName(type) : "unknown"}: convert it with toString`,
      });
  }
}

function littleEndian(sql: string, size: 4 | 8): string {
  const digits = `right(printf('%016x', ${sql}::BIGINT), ${size * 2})`;
  const pairs = Array.from(
    { length: size },
    (_, index) => `${digits}[${(size - index) * 2 - 1}:${(size - index) * 2}]`,
  );
  return `unhex(${pairs.join(" || ")})`;
}

function doubleBytes(value: number): string {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleLE(value);
  return `unhex('${buffer.toString("hex")}')`;
}

const digest = (name: string, sql: string) =>
  scalar(`${name}(any, any...) => string`, (args, site) => `${sql}(${bytes(name, args, site)})`, { nulls: "own" });

export const hashes = [
  digest("md5", "md5"),
  digest("sha1", "sha1"),
  scalar("sha2(integer, any, any...) => string", ([, ...args], { types, constants }) => {
    if (constants[0] !== 256n && constants[0] !== 0n) throw problem("unsupported-argument", { function: "sha2", what: "a length other than 256" });
    return `sha256(${bytes("sha2", args, { types: types.slice(1), constants: constants.slice(1) })})`;
  }, { nulls: "own" }), // prettier-ignore
];
