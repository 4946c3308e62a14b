import { entry } from "./entry";

/** Errors of the benchmark. */
export const benchErrors = {
  "bench-different": entry<{ benchmark: string; differences: readonly string[] }>(
    (p) => `${p.benchmark}: the two sides do not give the same rows: ${p.differences.join("; ")}`,
    "one of them is wrong: a difference in speed means nothing until they agree",
  ),
  "bench-process": entry<{ job: string; reason: string }>(
    (p) => `the process that measures "${p.job}" failed: ${p.reason}`,
    "mend what it says; a process that was killed had too little memory: give less with --memory",
  ),
} as const;
