import { fork } from "node:child_process";
import { join } from "node:path";
import { problem } from "../errors";
import type { Answer, Argument, JobName } from "./jobs";
import type { Measure, Measured } from "./measure";

export interface Request<N extends JobName = JobName> {
  readonly name: N;
  readonly argument: Argument<N>;
}

export type Response<N extends JobName = JobName> =
  { readonly measured: Measured<Answer<N>> } | { readonly reason: string };

/**
 * Does a job in a process of its own, so that its peak memory is its own. This process must stay small: Linux counts
 * what the parent has at the start as the child's.
 */
export const measureInProcess: Measure = <N extends JobName>(name: N, argument: Argument<N>) =>
  new Promise<Measured<Answer<N>>>((resolve, reject) => {
    const child = fork(join(__dirname, "child.ts"), { execArgv: ["-r", "sucrase/register/ts"] });
    const fail = (reason: string) => reject(problem("bench-process", { job: name, reason }));
    child.once("error", (error) => fail(error.message));
    child.once("exit", (status, signal) => fail(`it ended with ${signal ?? `status ${status}`}`));
    child.once("message", (response: Response<N>) =>
      "measured" in response ? resolve(response.measured) : fail(response.reason),
    );
    child.send({ name, argument } satisfies Request<N>);
  });
