import type { Statement } from "../../../dataflow/ast";
import type { DataType } from "../../../dataflow/types";
import type { Engine } from "../../duckdb/engine";
import type { Json, Row } from "../../duckdb/json";
import type { StreamLocation } from "../../factory/ports";
import type { Accounts } from "../../storage/accounts";

/** The column in which a row's policy is, where an alterRow set one. */
export const policyColumn = "$policy";

/** What a format needs to know of a sink. */
export interface SinkRequest {
  readonly flow: string;
  readonly statement: Statement;
  readonly options: Readonly<Record<string, Json>>;
  readonly location: StreamLocation | undefined;
  readonly engine: Engine;
  readonly accounts: Pick<Accounts, "locate">;
  /** The relation with the rows, each column by its own name. */
  readonly rows: string;
  readonly columns: readonly { readonly name: string; readonly type: DataType }[];
  /** Whether the relation has a policy for each row. */
  readonly hasPolicy: boolean;
}

export interface SinkResult {
  readonly rowsWritten: number;
  /** The rows that a cache sink returns to the activity. */
  readonly output?: readonly Row[];
}

/** One format of sinks: what it would do is checked before any sink is written. */
export type SinkFormat = (request: SinkRequest) => Promise<SinkResult>;
