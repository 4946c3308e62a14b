const width = 100;

/**
 * The line of the text that holds the place, with the place underlined, for an error message on a terminal.
 * Lines and columns count from 1; without a length one character is underlined. A long line is cut around the place.
 */
export function excerpt(
  text: string,
  { line, column, length = 1 }: { readonly line: number; readonly column: number; readonly length?: number },
): string {
  const whole = (text.split("\n", line)[line - 1] ?? "").replace(/\r$/, "");
  const start = column - 1;
  const from = whole.length <= width ? 0 : Math.max(0, Math.min(start - width / 2, whole.length - width));
  const shown = whole.slice(from, from + width);
  const before = (from > 0 ? "…" : "") + shown.slice(0, start - from);
  const underlined = Math.max(1, Math.min(length, shown.length - (start - from)));
  const after = from + width < whole.length ? "…" : "";
  // Tabs stay tabs, so that both lines are shifted alike.
  const indent = before.replace(/[^\t]/g, " ");
  return `${from > 0 ? "…" : ""}${shown}${after}\n${indent}^${"~".repeat(underlined - 1)}`;
}
