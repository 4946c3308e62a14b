import { asDecimal, boundedDecimal } from "../check/coercion";
import { cast, tryCast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";

type Decimal = Extract<DataType, { kind: "decimal" }>;

/**
 * A decimal from text, NULL where the text is not a number or does not fit. DuckDB 1.5 reads text into more than 18
 * digits some 200 times slower, so 18 digits are tried first. It would also take `1_000`, which is no number here.
 */
export function decimalFromText(text: string, target: Decimal): string {
  const wide = target.precision > 18 && target.scale < 18;
  const narrow = cast(tryCast(text, types.decimal(18, target.scale) as Decimal), target);
  const read = wide ? `coalesce(${narrow}, ${tryCast(text, target)})` : tryCast(text, target);
  return `CASE WHEN NOT contains(${text}, '_') THEN ${read} END`;
}

/** Spark's result types of decimal arithmetic (DecimalPrecision): every digit is kept while 38 suffice. */
export function productType(left: DataType, right: DataType): DataType | undefined {
  const [a, b] = [asDecimal(left), asDecimal(right)];
  return a && b && boundedDecimal(a.precision + b.precision + 1, a.scale + b.scale);
}

export function sumType(left: DataType, right: DataType): DataType | undefined {
  const [a, b] = [asDecimal(left), asDecimal(right)];
  if (!a || !b) return undefined;
  const scale = Math.max(a.scale, b.scale);
  return boundedDecimal(Math.max(a.precision - a.scale, b.precision - b.scale) + scale + 1, scale);
}

export function quotientType(left: DataType, right: DataType): DataType | undefined {
  const [a, b] = [asDecimal(left), asDecimal(right)];
  if (!a || !b) return undefined;
  const scale = Math.max(6, a.scale + b.precision + 1);
  return boundedDecimal(a.precision - a.scale + b.scale + scale, scale);
}

/**
 * Exact division, half away from zero; DuckDB itself divides decimals as doubles. The quotient is cut one digit behind
 * the result's scale in whole numbers, then that digit is rounded away: the same as rounding the exact quotient once.
 */
export function divide(left: string, leftType: DataType, right: string, rightType: DataType, result: Decimal): string {
  const [a, b] = [asDecimal(leftType), asDecimal(rightType)];
  if (!a || !b) throw new Error("not decimals");
  const digits = result.scale + 1;
  const shift = digits + b.scale - a.scale;
  const dividend = scaled(unscaled(left, a), shift);
  const divisor = scaled(unscaled(right, b), -shift);
  const unit = cast(`'0.${"0".repeat(digits - 1)}1'`, types.decimal(digits, digits));
  return cast(`${cast(`${dividend} // nullif(${divisor}, 0)`, types.decimal(38, 0))} * ${unit}`, result);
}

const scaled = (whole: string, digits: number): string => (digits > 0 ? `${whole} * ${power(digits)}` : whole);
const power = (digits: number): string => `1${"0".repeat(digits)}::HUGEINT`;

/** The digits of a decimal as a whole number. */
function unscaled(sql: string, { precision, scale }: { readonly precision: number; readonly scale: number }): string {
  if (scale === 0) return `CAST(${sql} AS HUGEINT)`;
  if (precision + scale > 38) return `CAST(replace(CAST(${sql} AS VARCHAR), '.', '') AS HUGEINT)`;
  return `CAST(${cast(sql, types.decimal(38, scale))} * ${cast(power(scale), types.decimal(38, 0))} AS HUGEINT)`;
}
