import {
  and,
  caseOf,
  dividedBy,
  eq,
  isNull,
  not,
  nullValue,
  times,
  toDecimal,
  toText,
  type Expression,
} from "../../dataflow/build";
import { types } from "../../dataflow/types";

/** Customer Insights refuses decimals of more than 16 digits (Microsoft: Common Data Model data source). */
export const amountType = types.decimal(16, 4);

/** Rounds once, half away from zero: a conversion to fewer digits does, `round()` would go through a double. */
export const amount = (value: Expression): Expression => toDecimal(value, 16, 4);

/**
 * A quotient with one rounding. The dividend is exact at 12 fractional digits; the divisor is cut to 12 digits so that
 * Spark keeps 16 fractional digits of the quotient. A quotient that is no tie at the fifth digit is at least 10^-12
 * divided by the divisor away from one, so up to a divisor of 20,000 the second rounding cannot differ from rounding once.
 * Prices are for 1, 10, 100 or 1000 units nearly always; a product is as exact, and division the dearest of operations.
 */
export const quotient = (dividend: Expression, divisor: Expression): Expression => {
  const exact = toDecimal(dividend, 28, 12);
  const parts = [10, 100, 1000].flatMap((units, index) => [
    eq(divisor, units),
    amount(times(exact, toDecimal(1 / units, index + 2, index + 1))),
  ]);
  return caseOf(eq(divisor, 1), amount(dividend), ...parts, amount(dividedBy(exact, toDecimal(divisor, 12, 6))));
};

/** One amount of a row: the value as silver has it, and as gold gets it. */
export interface Fitted {
  readonly column: string;
  readonly from: Expression;
  readonly value: Expression;
}

/** The first column whose value does not fit, or null. */
export const unfit = (amounts: readonly Fitted[]): readonly (Expression | string)[] =>
  amounts.flatMap(({ column, from, value }) => [and(not(isNull(from)), isNull(value)), column]);

export const refusedBy = (...rules: readonly (Expression | string)[]): Expression =>
  caseOf(...rules, toText(nullValue()));

/** The value that did not fit, as text; null where all fit. */
export const refusedText = (amounts: readonly Fitted[]): Expression =>
  refusedBy(...amounts.flatMap(({ from, value }) => [and(not(isNull(from)), isNull(value)), toText(from)]));
