/** The texts in a value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Where the expression that begins at `start` ends: before the brace that closes it. */
function endOfInterpolation(text: string, start: number): number {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/'(?:[^']|'')*'|[{}]/g)) {
    if (token === "{") depth += 1;
    if (token === "}" && depth-- === 0) return start + index;
  }
  return text.length;
}

/**
 * The expressions in a text: all of it after a leading `@`, else each `@{…}`; `@@` is a plain `@`.
 * (Microsoft: Expressions and functions.)
 */
export function expressionsIn(text: string): readonly string[] {
  if (/^@[^@{]/.test(text)) return [text.slice(1)];
  const found: string[] = [];
  for (const { 0: mark, index } of text.matchAll(/@@|@\{/g)) {
    if (mark === "@{") found.push(text.slice(index + 2, endOfInterpolation(text, index + 2)));
  }
  return found;
}

/** What expressions refer to. */
export interface Mentions {
  readonly item: boolean;
  readonly activities: readonly string[];
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
}

const token = /'(?:[^']|'')*'|[A-Za-z_]\w*|[^\s?]/g;

/** What the expressions of some texts refer to, as far as names are written out. */
export function mentionsIn(texts: readonly string[]): Mentions {
  const tokens = texts.flatMap(expressionsIn).map((expression) => [...expression.matchAll(token)].map(([one]) => one));
  const following = (...start: readonly string[]) =>
    tokens.flatMap((list) =>
      list.flatMap((_, at) =>
        start.every((one, offset) => list[at + offset]?.toLowerCase() === one) ? [list[at + start.length] ?? ""] : [],
      ),
    );
  const quoted = (tokens: readonly string[]) =>
    tokens.filter((one) => one.startsWith("'")).map((one) => one.slice(1, -1).replaceAll("''", "'"));
  return {
    item: following("item", "(", ")").length > 0,
    activities: quoted(following("activity", "(")),
    variables: quoted(following("variables", "(")),
    parameters: [
      ...following("pipeline", "(", ")", ".", "parameters", "."),
      ...quoted(following("pipeline", "(", ")", ".", "parameters", "[")),
    ],
  };
}
