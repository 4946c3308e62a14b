import type { Accounts } from "../storage/accounts";

/** What a dataset says of its files; options keep the names and values of Data Factory. */
export type FileFormat = Readonly<Record<string, unknown>> & {
  readonly type: "Binary" | "DelimitedText" | "Json" | "Parquet";
};

/** Where a stream of a data flow reads or writes. What is absent is said by the script. */
export interface StreamLocation {
  readonly account: string;
  readonly container?: string;
  readonly folder?: string;
  readonly file?: string;
  readonly format?: FileFormat;
  /** The account of the schema (`schemaLinkedService`), where it is another one. */
  readonly schemaAccount?: string;
}

export interface DataFlowRequest {
  readonly name: string;
  readonly script: string;
  /** By source or sink; a cache sink has none. */
  readonly streams: Readonly<Record<string, StreamLocation>>;
  /** By parameter, an expression of the data flow language: `'abc'`, `5`, `toTimestamp('…')`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly now: Date;
  /** Aborted when the run is cancelled or the activity's time is over: stop, leave sinks as they were, and throw. */
  readonly signal: AbortSignal;
}

export interface SinkMetrics {
  readonly rowsWritten: number;
  readonly sources: Readonly<Record<string, { readonly rowsRead: number }>>;
  readonly seconds?: number;
}

export interface DataFlowResult {
  /** By sink. */
  readonly metrics: Readonly<Record<string, SinkMetrics>>;
  /** By cache sink that writes to the activity's output. */
  readonly output: Readonly<Record<string, { readonly value: readonly unknown[]; readonly count: number }>>;
}

export type RunDataFlow = (request: DataFlowRequest) => Promise<DataFlowResult>;

/** What a factory needs of the machine it runs on. */
export interface Ports {
  readonly accounts: Pick<Accounts, "locate">;
  readonly runDataFlow: RunDataFlow;
  readonly now: () => Date;
  /** Rejects when aborted. */
  readonly sleep: (seconds: number, signal: AbortSignal) => Promise<void>;
  /** A new run identifier. */
  readonly newId: () => string;
}
