import type { DecimalFormat } from "./decimalFormat";
import { digitsOf, rounded, type Digits } from "./digits";
import { separatorsOf } from "./locale";

/** Writes a number, which comes as plain or scientific text, as Java's DecimalFormat does, rounding half to even. */
export function formatNumber(text: string, format: DecimalFormat, locale: string): string | null {
  const number = digitsOf(text, Math.round(Math.log10(format.multiplier)));
  const separators = separatorsOf(locale);
  if (number === undefined) return null;
  const written = format.exponent > 0 ? scientific(number, format) : plain(number, format);
  const { whole, fraction, exponent } = written;
  const grouped = format.grouping > 0 ? group(whole, format.grouping, separators.group) : whole;
  const body = grouped + (fraction === "" ? "" : separators.decimal + fraction) + exponent;
  return number.negative
    ? `${format.negativePrefix}${body}${format.negativeSuffix}`
    : `${format.prefix}${body}${format.suffix}`;
}

interface Written {
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: string;
}

function plain(number: Digits, { minInteger, minFraction, maxFraction }: DecimalFormat): Written {
  const { digits, point } = rounded(number, number.point + maxFraction);
  const padded = point <= 0 ? "0".repeat(-point) + digits : digits.padEnd(point, "0");
  const whole = point <= 0 || digits === "" ? "" : padded.slice(0, point);
  const fraction = padded.slice(Math.max(point, 0)).replace(/0+$/, "");
  const written = { whole: whole.padStart(minInteger, "0"), fraction: fraction.padEnd(minFraction, "0"), exponent: "" };
  // At least one digit is written, as in Java: `#.##` of 0 is 0.
  return written.whole === "" && written.fraction === "" ? { ...written, whole: "0" } : written;
}

/** With more `#` than `0` before the point the exponent is a multiple of their number (Java: DecimalFormat, scientific notation). */
function scientific(number: Digits, format: DecimalFormat): Written {
  const { minInteger, maxInteger, minFraction, maxFraction } = format;
  const engineering = maxInteger > minInteger && maxInteger > 1;
  const { digits, point } = rounded(number, maxInteger + maxFraction);
  const exponent =
    digits === "" ? 0 : engineering ? Math.floor((point - 1) / maxInteger) * maxInteger : point - minInteger;
  const before = digits === "" ? minInteger : point - exponent;
  const padded = digits.padEnd(before, "0");
  const fraction = padded.slice(before).replace(/0+$/, "").padEnd(minFraction, "0");
  const power = `${exponent < 0 ? "-" : ""}${String(Math.abs(exponent)).padStart(format.exponent, "0")}`;
  return { whole: padded.slice(0, before) || "0", fraction, exponent: `E${power}` };
}

function group(whole: string, size: number, separator: string): string {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= size) groups.unshift(whole.slice(Math.max(end - size, 0), end));
  return groups.join(separator);
}
