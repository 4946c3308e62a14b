import type { Statement } from "../../../dataflow/ast";
import type { PlanColumn } from "../../../dataflow/translate";
import type { Engine } from "../../duckdb/engine";
import type { Json, Row } from "../../duckdb/json";
import type { StreamLocation } from "../../factory/ports";
import type { Accounts } from "../../storage/accounts";
import type { Relations } from "../relations";

/** The column in which a row's policy is, where an alterRow set one. */
export const policyColumn = "$policy";

/** A sink and the rows that leave through it. */
export interface SinkRows {
  readonly statement: Statement;
  readonly relations: Relations;
  /** The relation with the rows. Its columns have identifiers of their own, for names may differ in case only. */
  readonly rows: string;
  readonly columns: readonly PlanColumn[];
  /** Whether the relation has a policy for each row. */
  readonly hasPolicy: boolean;
}

/** What a format needs to know of a sink. */
export interface SinkRequest extends SinkRows {
  readonly flow: string;
  readonly options: Readonly<Record<string, Json>>;
  readonly location: StreamLocation | undefined;
  readonly engine: Engine;
  readonly accounts: Pick<Accounts, "locate">;
}

export interface SinkResult {
  readonly rowsWritten: number;
  /** The rows that a cache sink returns to the activity. */
  readonly output?: readonly Row[];
}

/** One format of sinks. */
export type SinkFormat = (request: SinkRequest) => Promise<SinkResult>;
