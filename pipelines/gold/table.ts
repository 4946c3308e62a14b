import type { Stream } from "../../dataflow/build";
import type { DataType } from "../../dataflow/types";
import type { LoadSettings } from "../settings";

export interface GoldColumn {
  readonly name: string;
  readonly type: DataType;
  readonly description: string;
}

/** A table that Customer Insights reads: its columns, and how its rows come from silver. */
export interface GoldTable {
  readonly name: string;
  readonly description: string;
  /** The one column that identifies a row: a string, unique, never null. */
  readonly key: string;
  /** The column by which new files are clustered, so that recent changes touch few files. */
  readonly clusterBy: string;
  /** The column that says when the row was last modified at its source; it takes no part in comparing rows. */
  readonly modified: string;
  /** The groups whose silver tables it reads; it is not run where one of them stopped. */
  readonly fedBy: readonly string[];
  readonly columns: readonly GoldColumn[];
  readonly rows: (settings: LoadSettings) => GoldRows;
}

export interface GoldRows {
  /**
   * The rows to compare with the table: all of them where `$since` is empty, else those that what changed since then
   * can have changed. Besides the table's columns: `keep` (false: the row must not be in the table), `refused` (the
   * column whose value does not fit, or null), `refusedValue`, and `unknownCodes` (codes without a label).
   */
  readonly candidates: Stream<string>;
  /** The keys of all rows that live in silver, in a column named as the table's key. What is not among them goes. */
  readonly liveKeys: Stream<string>;
}
