import { closest, distance } from "fastest-levenshtein";

/** The known name nearest to a wrong one, when it is near enough to be a slip of the pen. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const sameButCase = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const nearest = sameButCase ?? closest(name, known);
  return distance(name.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, name.length / 3) ? nearest : undefined;
}
