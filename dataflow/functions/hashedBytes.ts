import { problem } from "../../errors";
import { cast } from "../translate/duckdb/text";
import { typeName } from "../typeName";
import { types, type DataType } from "../types";
import { callOf, javascript } from "./javascript";

/** The eight bytes of a double, which SQL has no way to see. */
export const littleEndianDouble = javascript("doubleBytes", [types.double], types.binary, (value: number) => {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleLE(value);
  return buffer;
});

const littleEndianFloat = javascript("floatBytes", [types.double], types.binary, (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
});

export const byteFunctions = [littleEndianDouble, littleEndianFloat];

/**
 * The values are hashed as one run of bytes without separators, as the published digests of Microsoft's examples show:
 * text as UTF-8, integers, doubles and dates (days since 1970) in little-endian order. The other types follow suit.
 */
export function hashedBytes(name: string, args: readonly string[], given: readonly DataType[]): string {
  return args.map((arg, index) => `coalesce(${bytesOf(name, arg, given[index])}, ''::BLOB)`).join(" || ");
}

function bytesOf(name: string, sql: string, type: DataType | undefined): string {
  switch (type?.kind) {
    case "string":
      return `encode(${sql})`;
    case "boolean":
      return `CASE WHEN ${sql} THEN '\\x01'::BLOB WHEN NOT ${sql} THEN '\\x00'::BLOB END`;
    case "byte":
      return littleEndian(sql, 1);
    case "short":
      return littleEndian(sql, 2);
    case "integer":
      return littleEndian(sql, 4);
    case "date":
      return littleEndian(`(${sql} - DATE '1970-01-01')`, 4);
    case "long":
      return littleEndian(sql, 8);
    case "timestamp":
      return littleEndian(`epoch_us(${sql})`, 8);
    case "float":
      return callOf(littleEndianFloat, cast(sql, types.double));
    case "double":
      return callOf(littleEndianDouble, sql);
    case "decimal":
      return `encode(${cast(sql, types.string)})`;
    case "binary":
      return sql;
    case "any":
      return "NULL::BLOB";
    default: {
      const what = `a value of type ${type ? typeName(type) : "unknown"}: convert it with toString`;
      throw problem("unsupported-argument", { function: name, what });
    }
  }
}

function littleEndian(sql: string, size: 1 | 2 | 4 | 8): string {
  const digits = `right(printf('%016x', ${sql}::BIGINT), ${size * 2})`;
  const pairs = Array.from(
    { length: size },
    (_, index) => `${digits}[${(size - index) * 2 - 1}:${(size - index) * 2}]`,
  );
  return `unhex(${pairs.join(" || ")})`;
}
