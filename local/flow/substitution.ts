import type { Problem } from "../../errors";
import type { KnownStream } from "./knownStream";

/** What stands in the place of a flow's stores. */
export interface Substitution {
  /** By source or call, a file or folder of this machine. */
  readonly inputs: ReadonlyMap<string, string>;
  /** By stream, what the data flow resource and its datasets say; a script alone says nothing. */
  readonly streams: ReadonlyMap<string, KnownStream>;
  /** A folder that holds containers as its folders, for sources without an input. */
  readonly store?: string | undefined;
  /** Streams to write in the place of the sinks, `name` or `branching@branch`. */
  readonly previews: readonly string[];
  /** Gets a folder a sink. */
  readonly out: string;
  /** How rows leave: all as parquet, or each sink in its own format. */
  readonly sinksAs: "parquet" | "declared";
}

export interface WrittenSink {
  readonly name: string;
  readonly rows: number;
  readonly path: string;
}

export interface SubstitutedRun {
  readonly sinks: readonly WrittenSink[];
  /** What about the inputs is allowed, but seldom meant. */
  readonly warnings: readonly Problem[];
}
