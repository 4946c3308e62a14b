import type { Expression, FlowParameter, Stream } from "../../../dataflow/build";
import type { CommerceTable } from "../../commerce/table";

/** How rows come in from bronze. What becomes of them is the same for every format. */
export interface BronzeSource {
  /** Parameters of the ingest data flows. */
  readonly parameters: Readonly<Record<string, FlowParameter>>;
  /** What `ChangedIn` in silver says of the rows that a run changes; of a later run it is greater. */
  readonly label: Expression;
  /** What a refused row says of where it was, and the name of the file that it goes to. */
  readonly refusedIn: Expression;
  readonly refusedFile: Expression;
  /** One table of bronze. No column is declared, so that no script depends on an export. */
  readonly rows: (table: CommerceTable) => Stream<string>;
  /**
   * The columns that the model uses, with the types of silver; beside each that is converted its text, as `…_text`; and
   * where the row was, as `file` and `row`.
   */
  readonly typed: (table: CommerceTable, rows: Stream<string>) => Stream<string>;
  /** Whether a row counts that has the version and the time of the one that silver holds. */
  readonly winsTie: (isDelete: Expression, heldIsDelete: Expression) => Expression;
  /** What an export says by what it lacks. */
  readonly absent: (table: CommerceTable, exported: Stream<string>, silver: Stream<string>) => Absent;
  /** Counts beside those of every format, and what must hold of them before anything is written. */
  readonly moreCounts: readonly string[];
  readonly verified: (counts: Stream<string>) => Stream<string>;
}

/** Changes of silver, with its columns and `change`, and counts of one row each. */
interface Absent {
  readonly changes: readonly Stream<string>[];
  readonly counts: readonly Stream<string>[];
}
