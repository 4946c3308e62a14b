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
 * Exact division, rounded half away from zero; DuckDB itself divides decimals as doubles.
 *
 * Whole-number division of 128 bits takes DuckDB microseconds, so a quotient is first estimated in doubles, improved
 * once by its exact remainder, and taken if the remainder proves it; the few rows left (halves, huge values, a divisor
 * of zero) are divided in whole numbers.
 */
export function divide(left: Operand, right: Operand, result: Decimal): string {
  const [a, b] = [asDecimal(left.type), asDecimal(right.type)];
  if (!a || !b) throw new Error("not decimals");
  const { scale } = result;
  const remainderScale = scale + b.scale;
  const quotient = `TRY_CAST(${left.estimate} / ${right.estimate} AS DECIMAL(38,${scale}))`;
  const exact = whole(left.sql, a, right.sql, b, result);
  if (remainderScale > 38 || a.scale > remainderScale) return exact;
  const divisor = cast(right.sql, types.decimal(38, b.scale));
  const remainder = (of: string): string =>
    `${cast(left.sql, types.decimal(38, remainderScale))} - ${of} * ${right.sql}`;
  const improved = `(${quotient} + TRY_CAST(CAST(${remainder(quotient)} AS DOUBLE) / ${right.estimate} AS DECIMAL(38,${scale})))`;
  const proved = `abs(${remainder(improved)}) * 2 < abs(${divisor}) * ${unit(scale)}`;
  // Closer to the largest decimal, the estimate times the divisor could be too large for one.
  const roomy = `abs(${left.estimate}) < 9e${38 - remainderScale - 1}`;
  return `CASE WHEN CASE WHEN ${roomy} THEN ${proved} END THEN ${cast(improved, result)} ELSE ${exact} END`;
}

/** A decimal as SQL, with the SQL of its value in doubles. */
export interface Operand {
  readonly sql: string;
  readonly type: DataType;
  readonly estimate: string;
}

/** The scale up to which 18 digits are tried first: amounts of up to six digits before the point are then quick. */
const roomiestScale = 12;

/**
 * A decimal rounded half away from zero to fewer decimals, NULL where it does not fit. The cast does just that, but of
 * more than 18 digits it takes microseconds. So it goes by 18 digits where these hold the value; where they hardly could,
 * a candidate from doubles is taken if it is surely the nearest.
 */
export function narrow({ sql, type, estimate }: Operand, target: Decimal): string {
  const plain = tryCast(sql, target);
  if (type.kind !== "decimal" || type.precision <= 18 || type.scale <= target.scale || target.scale > 17) return plain;
  if (type.scale <= roomiestScale)
    return `coalesce(${tryCast(tryCast(sql, types.decimal(18, type.scale)), target)}, ${plain})`;
  const candidate = tryCast(estimate, types.decimal(Math.min(target.precision, 18), target.scale));
  const half = cast(`'0.${"0".repeat(target.scale)}5'`, types.decimal(target.scale + 1, target.scale + 1));
  return `CASE WHEN abs(${sql} - ${candidate}) < ${half} THEN ${cast(candidate, target)} ELSE ${plain} END`;
}

/** Division in whole numbers, with one more where the remainder is half the divisor or more. */
function whole(left: string, a: Shape, right: string, b: Shape, result: Decimal): string {
  const shift = result.scale + b.scale - a.scale;
  const dividend = scaled(unscaled(left, a), shift);
  const divisor = scaled(unscaled(right, b), -shift);
  const rest = `abs((${dividend}) % (${divisor}))`;
  const away = `CASE WHEN ${rest} >= abs(${divisor}) - ${rest} THEN sign(${dividend}) * sign(${divisor}) ELSE 0 END`;
  return cast(
    `${cast(`(${dividend}) // nullif(${divisor}, 0) + ${away}`, types.decimal(38, 0))} * ${unit(result.scale)}`,
    result,
  );
}

type Shape = { readonly precision: number; readonly scale: number };

const unit = (digits: number): string => cast(`'0.${"0".repeat(digits - 1)}1'`, types.decimal(digits, digits));
const scaled = (sql: string, digits: number): string => (digits > 0 ? `${sql} * ${power(digits)}` : sql);
const power = (digits: number): string => `1${"0".repeat(digits)}::HUGEINT`;

/** The digits of a decimal as a whole number. */
function unscaled(sql: string, { precision, scale }: Shape): string {
  if (scale === 0) return `CAST(${sql} AS HUGEINT)`;
  if (precision + scale > 38) return `CAST(replace(CAST(${sql} AS VARCHAR), '.', '') AS HUGEINT)`;
  return `CAST(${cast(sql, types.decimal(38, scale))} * ${cast(power(scale), types.decimal(38, 0))} AS HUGEINT)`;
}
