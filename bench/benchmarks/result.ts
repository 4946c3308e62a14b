import { costOf, type Cost } from "../statistics";

/** What one benchmark found. */
export interface Result {
  readonly name: string;
  readonly ours: Cost;
  /** What ours is held against. */
  readonly rival: Cost & { readonly name: string };
  /** Our time by the rival's. */
  readonly ratio: number;
  /** The ratio that is not to be exceeded. */
  readonly target: number;
}

/** A result from the runs of both sides. */
export function resultOf(
  name: string,
  target: number,
  oursRuns: readonly Cost[],
  rivalName: string,
  rivalRuns: readonly Cost[],
): Result {
  const ours = costOf(oursRuns);
  const rival = { name: rivalName, ...costOf(rivalRuns) };
  return { name, ours, rival, ratio: ours.seconds / rival.seconds, target };
}
