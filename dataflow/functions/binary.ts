import { isIntegral } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import { charsetSql, decodeText, encodeText } from "./charsets";
import { scalar } from "./define";
import { callOf, javascript } from "./javascript";

const encoded = javascript("encode", [types.string, types.string], types.binary, encodeText);
const decoded = javascript("decode", [types.binary, types.string], types.string, decodeText);
const unhexed = javascript("unhex", [types.string], types.binary, (text: string) =>
  /^([0-9a-f]{2})*$/i.test(text) ? Buffer.from(text, "hex") : null,
);
const base64 = javascript("fromBase64", [types.string], types.binary, (text: string) =>
  /^[A-Za-z0-9+/\s]*=*$/.test(text) ? Buffer.from(text, "base64") : null,
);

const isBytes = (type: DataType | undefined): boolean => type?.kind === "array" && type.of.kind === "byte";
const takesBytes = (result: DataType) => ([type]: readonly DataType[]) =>
  type?.kind === "binary" || type?.kind === "any" || isBytes(type) ? result : undefined; // prettier-ignore

const hexOfByte = (byte: string): string => `right(printf('%016x', ${byte}::BIGINT), 2)`;

/** Binary from binary or from an array of bytes, which Microsoft's examples use alike. */
function binaryOf(sql: string, type: DataType | undefined): string {
  if (!isBytes(type)) return cast(sql, types.binary);
  return `unhex(array_to_string(list_transform(${sql}, lambda byte: ${hexOfByte("byte")}), ''))`;
}

/** The bytes of a number in Java's order, the highest first. */
function toBinary([value]: readonly string[], { types: [type = types.any] }: { readonly types: readonly DataType[] }) {
  if (type.kind === "string") return `encode(${value})`;
  const digits = { byte: 2, short: 4, integer: 8, long: 16 }[type.kind as string];
  return digits === undefined
    ? binaryOf(`${value}`, type)
    : `unhex(right(printf('%016x', ${value}::BIGINT), ${digits}))`;
}

const byteList = (binary: string): string =>
  `list_transform(range(1, octet_length(${binary}) + 1), lambda place: CAST((('0x' || substring(hex(${binary}), 2 * place - 1, 2))::INTEGER + 128) % 256 - 128 AS TINYINT))`;

export const binaries = [
  scalar("toBinary(any) => binary", toBinary, {
    result: ([type]) =>
      type && (isIntegral(type) || ["string", "binary", "any"].includes(type.kind) || isBytes(type))
        ? types.binary
        : undefined,
    decision:
      "whole numbers as big-endian bytes, as Spark casts them: the page's `toBinary(3)` = `[0x11]` contradicts itself",
  }),
  scalar("hex(any) => string", ([value], { types: [type] }) => `lower(hex(${binaryOf(`${value}`, type)}))`, {
    result: takesBytes(types.string),
  }),
  scalar("unhex(string) => binary", ([text]) => callOf(unhexed, text), { javascript: [unhexed] }),
  scalar(
    "encode(string, [string]) => any",
    ([text, charset], { constants }) => byteList(callOf(encoded, text, charsetSql(charset, constants[1]))),
    {
      result: () => types.array(types.byte),
      javascript: [encoded],
      decision: "gives an array of bytes, as the example does; the signature prints binary",
    },
  ),
  scalar(
    "decode(any, [string]) => string",
    ([bytes, charset], { types: [type], constants }) =>
      callOf(decoded, binaryOf(`${bytes}`, type), charsetSql(charset, constants[1])),
    { result: takesBytes(types.string), javascript: [decoded] },
  ),
  scalar("toBase64(string, [string]) => string", ([text, charset], { constants }) =>
    charset === undefined
      ? `to_base64(encode(${text}))`
      : `to_base64(${callOf(encoded, text, charsetSql(charset, constants[1]))})`,
  ),
  scalar(
    "fromBase64(string, [string]) => string",
    ([text, charset], { constants }) => callOf(decoded, callOf(base64, text), charsetSql(charset, constants[1])),
    { javascript: [base64] },
  ),
];
