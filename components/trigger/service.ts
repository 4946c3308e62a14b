import type { Step } from "./steps";
import type { Live, Wanted } from "./state";

/** What Data Factory does for one trigger. */
export interface TriggerService {
  /** The trigger as it is; undefined where there is none. */
  read(): Promise<Live | undefined>;
  /** Does one step and waits until it is done. */
  run(step: Step, body: Wanted["body"]): Promise<void>;
}
