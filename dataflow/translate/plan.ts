import type { DataType } from "../types";

/** A column of a relation: `name` as the script knows it, `sql` the identifier (unquoted) it has in SQL. */
export interface PlanColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: DataType;
  /** The stream that last defined the column: what `stream@column` names. `Split@branch` for a split. */
  readonly origin: string;
}

/** What a runner supplies for a source before the script is translated. */
export interface SourceRelation {
  readonly stream: string;
  /** The columns really there, in order, drifted ones included; `declared` false for a drifted one. */
  readonly columns: readonly { readonly name: string; readonly type: DataType; readonly declared: boolean }[];
}

/** One stream as SQL. Steps come in an order in which they can be run. */
export interface Step {
  /** `name`, or `name@branch` for each branch of a split. Also the name of the relation in the SQL of later steps. */
  readonly stream: string;
  /** A SELECT over earlier steps. For a source: absent, the runner makes the relation of that name itself. */
  readonly sql?: string;
  readonly columns: readonly PlanColumn[];
  /** The steps that this one reads, each as often as it reads it. */
  readonly reads: readonly string[];
  /**
   * The hidden columns of the relation: `$policy` (alterRow: insert, update, delete or upsert), `$errors` (assert: the
   * ids of those that failed, as a list), `$match` (lookup: whether it found a row).
   */
  readonly hidden: readonly ("$policy" | "$errors" | "$match")[];
  /** A cheap projection or filter of one earlier step: no use to store it. */
  readonly trivial: boolean;
}

/** Where rows leave: the relation holds the mapped columns, and `$policy` where alterRow set one. */
export interface SinkStep extends Step {
  readonly sql: string;
}

/** A query that must give no row, or the flow fails before any sink is written (an assert with `abort`). */
export interface Guard {
  readonly stream: string;
  readonly id: string;
  readonly message: string;
  /** SELECT of the offending rows. */
  readonly sql: string;
  readonly reads: readonly string[];
}

/**
 * What must be asked of the rows before a flow can be planned: a pivot without given values names its columns after those
 * of the data. The query gives the answers as texts in the column `value`.
 */
export interface Question {
  readonly stream: string;
  readonly sql: string;
  readonly reads: readonly string[];
}

export interface Plan {
  /**
   * Where there is one, the steps are only those that it reads and there are no sinks: answer it and translate again,
   * with the answer in the environment.
   */
  readonly question?: Question;
  readonly steps: readonly Step[];
  readonly guards: readonly Guard[];
  /** In the order in which they must run: by `saveOrder`, cache sinks first. A cache sink is among the steps too, for its readers. */
  readonly sinks: readonly SinkStep[];
}
