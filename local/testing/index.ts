import type { GivenFlow } from "./dataFlow";
import { differenceFrom, type RowsByStream } from "./flowCase";

export { dataFlow, type GivenFlow, type TestedFlow } from "./dataFlow";
export type { RowsByStream } from "./flowCase";

export interface ToGiveOptions {
  /** Whether the order of the rows counts; default: it does not. */
  readonly ordered?: boolean;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> {
      /** Runs a data flow on given rows, and compares the rows of the sinks that are named. */
      toGive(expected: RowsByStream, options?: ToGiveOptions): Promise<R>;
    }
  }
}

expect.extend({
  async toGive(flow: GivenFlow, expected: RowsByStream, { ordered = false }: ToGiveOptions = {}) {
    const difference = differenceFrom(expected, await flow.run(), ordered ? "as given" : "any");
    return {
      pass: difference === undefined,
      message: () => difference ?? "expected the data flow to give other rows",
    };
  },
});
