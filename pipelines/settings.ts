import type { BronzeFormat } from "./bronze";

/** What a deployment decides about the load. Everything else is the same everywhere. */
export interface LoadSettings {
  readonly bronzeFormat: BronzeFormat;
  /** Storage account names. Bronze may be the lake account. */
  readonly accounts: { readonly bronze: string; readonly lake: string; readonly gold: string };
  /** The container that Synapse Link writes: `dataverse-<environment>-<organization>`. */
  readonly bronzeContainer: string;
  /** Companies (dataareaid) to keep, in lower case; none named means all. */
  readonly companies: readonly string[];
  /** Orders before this day (UTC, `yyyy-MM-dd`) are left out. */
  readonly ordersSince: string | undefined;
  /** Columns to leave out, by gold table. */
  readonly dropColumns: Readonly<Record<string, readonly string[]>>;
  /** Language of product names, as Commerce writes it, in lower case: `en-us`. */
  readonly language: string;
  /** Name of the integration runtime that runs the data flows. */
  readonly integrationRuntime: string;
}
