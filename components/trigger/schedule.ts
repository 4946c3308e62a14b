export const frequencies = ["Minute", "Hour", "Day", "Week", "Month"] as const;

/** When the load runs. */
export interface Schedule {
  readonly frequency: (typeof frequencies)[number];
  readonly interval: number;
  /** ISO 8601; with Z where the time zone is UTC, else local and without (Microsoft: Create a trigger on a schedule). */
  readonly startTime: string;
  /** A Windows time zone name. */
  readonly timeZone: string;
}
