import type { Measure } from "../measure";

/** Where and how the benchmarks of one size are run. */
export interface Setting {
  readonly measure: Measure;
  /** Order lines in the first copy. */
  readonly lines: number;
  /** How often each side is run. */
  readonly runs: number;
  /** The export that is loaded. */
  readonly bronze: string;
  /** A folder for what is made and removed again. */
  readonly work: string;
  /** What both sides are allowed. */
  readonly limits: { readonly memory?: string };
  /** Tells a person what is going on. */
  readonly tell: (text: string) => void;
}
