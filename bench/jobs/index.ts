import { checkScripts } from "./checkScripts";
import { differences } from "./differences";
import { handwrittenFromBronze, handwrittenFromSilver } from "./handwritten";
import { liveFiles } from "./liveFiles";
import { load, ordersFromSilver } from "./load";
import { firstCopy, onePercentChanged } from "./sample";

/** What is done in processes of their own. Arguments and answers pass as JSON. */
export const jobs = {
  firstCopy,
  onePercentChanged,
  load,
  ordersFromSilver,
  handwrittenFromBronze,
  handwrittenFromSilver,
  differences,
  liveFiles,
  checkScripts,
} as const;

export type JobName = keyof typeof jobs;
export type Argument<N extends JobName> = Parameters<(typeof jobs)[N]>[0];
export type Answer<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;
