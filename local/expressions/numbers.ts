/** An integer of 64 bits is a number where a number holds it exactly, else a bigint. */
export type Numeric = number | bigint;

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint";
}

export function isInteger(value: unknown): value is Numeric {
  return typeof value === "bigint" || Number.isInteger(value);
}

/** The integer as a number if that is exact. */
export function narrowed(value: bigint): Numeric {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Computes in whole numbers where both are whole, so that ticks keep every digit, else in floating point. */
export function compute(
  left: Numeric,
  right: Numeric,
  whole: (left: bigint, right: bigint) => bigint,
  floating: (left: number, right: number) => number,
): Numeric {
  if (isInteger(left) && isInteger(right)) return narrowed(whole(BigInt(left), BigInt(right)));
  return floating(Number(left), Number(right));
}
