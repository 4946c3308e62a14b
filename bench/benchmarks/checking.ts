import type { Answer } from "../jobs";
import type { Measure } from "../measure";

const asked = { statements: 300, scripts: 1_000 };

/** How long it takes to read and check scripts, in a process of its own. */
export interface Checking {
  readonly statements: number;
  readonly scripts: number;
  readonly seconds: Answer<"checkScripts">;
}

export async function checking(measure: Measure): Promise<Checking> {
  const { answer } = await measure("checkScripts", asked);
  return { ...asked, seconds: answer };
}

/** For people, with the times that are not to be exceeded. */
export function checkingReport({ statements, scripts, seconds }: Checking): string {
  const milliseconds = (value: number): string => `${(value * 1000).toFixed(0)} ms`;
  return [
    `A script of ${statements} statements is read and checked in ${milliseconds(seconds.best)} (target 50 ms; the first of a process ${milliseconds(seconds.first)}),`,
    `${scripts.toLocaleString("en-US")} ordinary ones in ${seconds.many.toFixed(2)} s (target 5 s).`,
  ].join(" ");
}
