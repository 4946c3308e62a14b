import { problem } from "../../errors";
import { boundedDecimal, isFractional } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import { decimalFromText, narrow } from "./decimals";
import type { CallSite } from "./definition";
import { digitsOf, plainText, rounded, unnecessary } from "./digits";
import { scalar } from "./define";
import { callOf, javascript } from "./javascript";

const halfUp = 5n;

/** Eight modes are listed (Microsoft: `round`). */
function checkMode(mode: number): void {
  if (mode < 1 || mode > unnecessary)
    throw problem("value-argument", { function: "round", argument: `the mode ${mode}` });
}

const byMode = javascript("round", [types.string, types.integer, types.integer], types.string,
  (number: string, scale: number, mode: number) => {
    checkMode(mode);
    const digits = digitsOf(number);
    if (digits === undefined) return number;
    const kept = digits.point + scale;
    // Java refuses to round where rounding is said to be unnecessary.
    if (mode === unnecessary && /[1-9]/.test(digits.digits.slice(Math.max(kept, 0)))) return null;
    return plainText(rounded(digits, kept, mode));
  }); // prettier-ignore

/** A decimal's type depends on the scale, which must be known then. */
function roundedType([type]: readonly DataType[], constants: CallSite["constants"]): DataType {
  if (type?.kind !== "decimal") return types.double;
  const scale = constants.length > 1 ? constants[1] : 0n;
  if (typeof scale !== "bigint") throw problem("unsupported-argument", { function: "round", what: "a scale of a decimal that is not a constant" });
  const places = Math.min(Math.max(Number(scale), 0), type.scale);
  return boundedDecimal(type.precision - type.scale + places + 1, places);
} // prettier-ignore

function round([x, scale, mode]: readonly string[], site: CallSite): string {
  const { types: [type = types.double], constants, result, estimate } = site; // prettier-ignore
  const places = constants.length > 1 ? constants[1] : 0n;
  const known = constants.length > 2 ? constants[2] : halfUp;
  if (typeof known === "bigint") checkMode(Number(known));
  if (known !== halfUp || typeof places !== "bigint" || places < 0n) {
    const text = callOf(byMode, cast(`${x}`, types.string), cast(scale ?? "0", types.integer), cast(mode ?? "5", types.integer)); // prettier-ignore
    return cast(text, result);
  }
  // Half away from zero is how DuckDB casts decimals.
  if (result.kind === "decimal") return narrow({ sql: `${x}`, type, estimate: estimate(0) }, result);
  if (!isFractional(type)) return cast(`${x}`, result);
  // Through the shortest text of the number, as Java's BigDecimal does, so that 1.005 rounds to 1.01.
  const exact = decimalFromText(cast(`${x}`, types.string), {
    kind: "decimal",
    precision: 38,
    scale: Math.min(Number(places), 37),
  });
  return `coalesce(${cast(exact, result)}, ${x})`;
}

export const roundings = [
  scalar("round(number, [integral], [integral]) => double", round, {
    result: roundedType,
    javascript: [byMode],
    decision:
      "a decimal stays a decimal, so that amounts stay exact; modes are numbered 1 up to 8 unnecessary, which gives null where it would round",
  }),
];
