import { peakMemoryMb } from "../local/duckdb/engine";
import { jobs, type Answer, type Argument, type JobName } from "./jobs";
import type { Cost } from "./statistics";

export interface Measured<T> extends Cost {
  readonly answer: T;
}

/** Does a job somewhere, and tells what it took. */
export type Measure = <N extends JobName>(name: N, argument: Argument<N>) => Promise<Measured<Answer<N>>>;

/** Does a job in this process. The modules are loaded already; the memory is the most of the process so far. */
export const measureHere: Measure = async <N extends JobName>(name: N, argument: Argument<N>) => {
  const job = jobs[name] as (argument: Argument<N>) => Promise<Answer<N>>;
  const began = performance.now();
  const answer = await job(argument);
  return { answer, seconds: (performance.now() - began) / 1000, peakMemoryMb: peakMemoryMb() };
};
