/** A decimal number as its digits and where the decimal point stands among them: `12.5` is 125 with the point after 2. */
export interface Digits {
  readonly negative: boolean;
  /** Without leading zeros; empty for zero. */
  readonly digits: string;
  /** Digits before the decimal point; may be negative. */
  readonly point: number;
}

/** The digits of a plain or scientific text, times a power of ten; `undefined` where it is no number. */
export function digitsOf(text: string, power = 0): Digits | undefined {
  const parts = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (!parts) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const all = whole + fraction;
  const digits = all.replace(/^0+/, "");
  const point = whole.length - (all.length - digits.length) + Number(exponent) + power;
  return { negative: sign === "-" && digits !== "", digits, point };
}

/** A number as plain text. */
export function plainText({ negative, digits, point }: Digits): string {
  const padded = point <= 0 ? "0".repeat(-point) + digits : digits.padEnd(point, "0");
  const [whole, fraction] = [padded.slice(0, Math.max(point, 0)), padded.slice(Math.max(point, 0))];
  return `${negative ? "-" : ""}${whole || "0"}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Whether the rest behind the kept digits rounds their amount up, by the modes of Java's RoundingMode as `round` numbers them. */
type Mode = (rest: { readonly half: -1 | 0 | 1; readonly odd: boolean; readonly negative: boolean }) => boolean;

const modes: Readonly<Record<number, Mode>> = {
  1: () => true,
  2: () => false,
  3: ({ negative }) => !negative,
  4: ({ negative }) => negative,
  5: ({ half }) => half >= 0,
  6: ({ half }) => half > 0,
  7: ({ half, odd }) => half > 0 || (half === 0 && odd),
};

export const halfEven = 7;
export const unnecessary = 8;

/** Keeps so many digits of a number. */
export function rounded({ digits, point, negative }: Digits, kept: number, mode = halfEven): Digits {
  if (kept >= digits.length) return { digits, point, negative };
  const head = digits.slice(0, Math.max(kept, 0));
  // Digits that are all left out stand behind zeros: 0.04 to one decimal has the rest 04.
  const tail = "0".repeat(Math.max(-kept, 0)) + digits.slice(Math.max(kept, 0));
  const middle = "5".padEnd(tail.length, "0");
  const half = tail > middle ? 1 : tail === middle ? 0 : -1;
  const isZero = /^0*$/.test(tail);
  if (isZero || !modes[mode]?.({ half, odd: Number(head.at(-1) ?? "0") % 2 === 1, negative }))
    return { digits: head, point, negative };
  const width = Math.max(kept, 0);
  const more = String(BigInt(head === "" ? "0" : head) + 1n).padStart(width, "0");
  return { digits: more, point: point + more.length - kept, negative };
}
