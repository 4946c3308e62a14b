import type { Statement } from "../../../dataflow/ast";
import type { PlanColumn, SourceRelation } from "../../../dataflow/translate/plan";
import type { Engine } from "../../duckdb/engine";
import type { Json } from "../../duckdb/json";
import type { StreamLocation } from "../../factory/ports";
import type { Accounts } from "../../storage/accounts";
import type { Relations } from "../relations";

export type SourceColumn = SourceRelation["columns"][number];

/** What a format needs to know of a source. */
export interface SourceRequest {
  readonly flow: string;
  readonly statement: Statement;
  readonly options: Readonly<Record<string, Json>>;
  readonly location: StreamLocation | undefined;
  /** Names that the script mentions: a column that only local runs have is added for a script that asks for it. */
  readonly mentioned: ReadonlySet<string>;
  readonly engine: Engine;
  readonly relations: Relations;
  readonly accounts: Pick<Accounts, "locate">;
}

/** A source whose columns are known and whose rows are not read yet. */
export interface OpenSource {
  readonly columns: readonly SourceColumn[];
  /** Whether the rows must be copied into a table, since each reading would cost as much as the first. */
  readonly readOnce: boolean;
  /** The declared columns that the files lack, where the format can tell: they are null. */
  readonly missing?: readonly string[];
  /**
   * A SELECT of the rows, with the columns named as the plan names them. A column that is not needed may be null in it.
   */
  select(columns: readonly PlanColumn[], isNeeded: (name: string) => boolean): Promise<string>;
}

/** One format of sources. */
export type SourceFormat = (request: SourceRequest) => Promise<OpenSource>;
