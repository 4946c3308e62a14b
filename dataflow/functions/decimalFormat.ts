/** A number pattern of Java's DecimalFormat, taken apart. */
export interface DecimalFormat {
  readonly prefix: string;
  readonly suffix: string;
  /** What stands around negative numbers; the prefix with a minus before it unless the pattern says. */
  readonly negativePrefix: string;
  readonly negativeSuffix: string;
  readonly minInteger: number;
  readonly maxInteger: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  /** Digits between grouping signs, 0 for none. */
  readonly grouping: number;
  /** Digits of the exponent, 0 for a plain number. */
  readonly exponent: number;
  /** 100 for a percentage, 1000 for a permille. */
  readonly multiplier: 1 | 100 | 1000;
}

/** Takes a pattern apart; `undefined` where it is none. */
export function decimalFormat(pattern: string): DecimalFormat | undefined {
  // The sign of a currency depends on the service's locale.
  if (pattern.replace(/'[^']*'/g, "").includes("¤")) return undefined;
  const [positive = "", negative] = splitAt(pattern, ";");
  const parts = /^((?:'[^']*'|[^#0,.'])*)([#0,.]+)(?:E(0+))?((?:'[^']*'|[^#0,.'])*)$/.exec(positive);
  if (!parts) return undefined;
  const [, prefix = "", digits = "", exponent = "", suffix = ""] = parts;
  const [whole = "", fraction = "", ...more] = digits.split(".");
  if (more.length > 0 || !/^[#,]*[0,]*$/.test(whole) || !/^0*#*$/.test(fraction)) return undefined;
  if (exponent !== "" && !isScientific(whole, fraction)) return undefined;
  const around = negative === undefined ? undefined : /^(.*?)[#0,.]+(?:E0+)?(.*)$/.exec(negative);
  const plain = whole.replaceAll(",", "");
  const comma = whole.lastIndexOf(",");
  return {
    prefix: unquoted(prefix),
    suffix: unquoted(suffix),
    negativePrefix: around ? unquoted(around[1] ?? "") : `-${unquoted(prefix)}`,
    negativeSuffix: unquoted(around ? (around[2] ?? "") : suffix),
    // Without any zero the last place before the point is one, as in Java: `#.##` of .5 is 0.5.
    minInteger: digits.includes("0") || plain === "" ? plain.replaceAll("#", "").length : 1,
    maxInteger: plain.length,
    minFraction: fraction.replaceAll("#", "").length,
    maxFraction: fraction.length,
    grouping: comma < 0 || exponent !== "" ? 0 : whole.length - comma - 1,
    exponent: exponent.length,
    multiplier: (prefix + suffix).includes("%") ? 100 : (prefix + suffix).includes("‰") ? 1000 : 1,
  };
}

/**
 * Whether digits before an exponent are a form of which it is clear what Java writes: `0.###E0`, or one digit with an
 * exponent in steps, `##0.###E0`.
 */
const isScientific = (whole: string, fraction: string): boolean =>
  /^0+$/.test(whole) || (/^#+0$/.test(whole) && /^#*$/.test(fraction));

function splitAt(text: string, mark: string): readonly string[] {
  const place = text.replace(/'[^']*'/g, (quoted) => "x".repeat(quoted.length)).indexOf(mark);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

/** `'` quotes, `''` is a quote. */
const unquoted = (text: string): string => text.replace(/'([^']*)'/g, (_, quoted: string) => quoted || "'");
