import type { NumberLiteral } from "../ast";
import { types } from "../types";
import type { Constant } from "./typed";

const largestInteger = 2n ** 31n - 1n;

/**
 * A number literal: whole numbers are integers, or longs where they do not fit or end in `L`; others are doubles
 * (Microsoft's md5 example hashes `8.2` as the eight bytes of a double). Suffixes: `L` long, `s` short, `f` float, `d` double.
 */
export function numberConstant({ text }: NumberLiteral): Constant {
  if (/^0x/i.test(text)) return whole(BigInt(text.replace(/l$/i, "")), /l$/i.test(text));
  const digits = text.replace(/[lsfd]$/i, "");
  switch (text.slice(digits.length).toLowerCase()) {
    case "l":
      return whole(BigInt(digits), true);
    case "s":
      return { kind: "constant", type: types.short, value: BigInt(digits) };
    case "f":
      return { kind: "constant", type: types.float, value: Number(digits) };
    case "d":
      return { kind: "constant", type: types.double, value: Number(digits) };
    default:
      return /^\d+$/.test(digits)
        ? whole(BigInt(digits), false)
        : { kind: "constant", type: types.double, value: Number(digits) };
  }
}

function whole(value: bigint, long: boolean): Constant {
  return { kind: "constant", type: long || value > largestInteger ? types.long : types.integer, value };
}
