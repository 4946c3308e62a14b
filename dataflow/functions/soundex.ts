/** The digit of each letter from A to Z; vowels are 0, and H and W, which do not part equal digits, are 7. */
const digits = "01230127022455012623017202";

/** The code of how a word sounds, as Spark computes it: `genius` is `G520`. A text that begins with no letter stays as it is. */
export function soundex(text: string): string {
  if (!/^[a-z]/i.test(text)) return text;
  const letters = text.toUpperCase();
  let code = letters.charAt(0);
  let last = digits.charAt(letters.charCodeAt(0) - first);
  for (const letter of letters.slice(1)) {
    const digit = /[A-Z]/.test(letter) ? digits.charAt(letter.charCodeAt(0) - first) : "0";
    if (digit === "7") continue;
    if (digit !== "0" && digit !== last) code += digit;
    last = digit;
    if (code.length === length) break;
  }
  return code.padEnd(length, "0");
}

const first = "A".charCodeAt(0);
const length = 4;
