/** The tree without the places where its nodes were found, to compare what was parsed with what was built. */
export function withoutSpans<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutSpans) as T;
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => key !== "at");
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutSpans<unknown>(value)])) as T;
}
