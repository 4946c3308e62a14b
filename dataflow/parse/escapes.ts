const meanings: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  "\\": "\\",
  "{": "{",
  "}": "}",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * Resolves the backslash escapes of a quoted text. A backslash before any other character stands for itself, so that
 * a regular expression such as `'\d+'` keeps its meaning.
 */
export function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (whole, code: string) =>
    code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (meanings[code] ?? whole),
  );
}

/**
 * Resolves the line ends of a name in braces, which the editor writes as `\n` and `\r`. Every other backslash stands for
 * itself: published data flows read the files of Eurostat, whose header has `geo\time`, as `{indic_de,geo\time}`.
 */
export const unescapeName = (name: string): string =>
  name.replace(/\\([nr])/g, (_, code: string) => (code === "n" ? "\n" : "\r"));
