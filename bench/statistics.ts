/** What one process took. */
export interface Cost {
  readonly seconds: number;
  readonly peakMemoryMb: number;
}

/** The middle of some numbers; between the two in the middle where their count is even. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError("no numbers have no median");
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** Several runs as one: the median of the time, the most memory. */
export const costOf = (runs: readonly Cost[]): Cost => ({
  seconds: median(runs.map(({ seconds }) => seconds)),
  peakMemoryMb: Math.max(...runs.map(({ peakMemoryMb }) => peakMemoryMb)),
});

/** How often a side is to be run: a load of many millions of rows takes minutes, and varies less. */
export const defaultRuns = (lines: number): number => (lines > 1_000_000 ? 1 : 3);
