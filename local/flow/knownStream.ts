import type { StreamLocation } from "../factory/ports";

/** What is known of a stream beside its script: what the data flow resource and its datasets say. */
export interface KnownStream {
  /** Where its rows are in Azure, for people. */
  readonly from?: string;
  /** The columns of its dataset, for people: Data Factory takes them from the script. */
  readonly columns?: readonly string[];
  readonly location?: StreamLocation;
}
