import type { DataType } from "../types";

/** A column of a stream. */
export interface Column {
  readonly name: string;
  /** The identifier that it has in SQL, unique in its stream whatever the case. */
  readonly identifier: string;
  readonly type: DataType;
  /** The stream that last defined it, which `stream@column` names; `Split@branch` for a split. */
  readonly origin: string;
  /** Whether a source's schema or a statement names it; false for one that came by schema drift. */
  readonly declared: boolean;
}

/** Marks that travel with a row beside its columns: its policy, the asserts it failed, whether a lookup found a match. */
export type Mark = "$policy" | "$errors" | "$match";

/** What is known of a stream's rows. */
export interface Schema {
  readonly columns: readonly Column[];
  readonly marks: readonly Mark[];
  /**
   * `complete`: these are all columns. `drift`: others may come at run time, to be found by name only.
   * `unknown`: a statement that cannot be analysed stands before it, so nothing can be said of other names.
   */
  readonly known: "complete" | "drift" | "unknown";
}

export const unknownSchema: Schema = { columns: [], marks: [], known: "unknown" };

/** Gives columns identifiers that are unique even where case does not count, as in DuckDB. */
export function identified(columns: readonly Omit<Column, "identifier">[]): readonly Column[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let identifier = column.name;
    let key = identifier.toLowerCase();
    for (let n = 2; taken.has(key); n += 1) {
      identifier = `${column.name}:${n}`;
      key = identifier.toLowerCase();
    }
    taken.add(key);
    // Member by member: copying the object takes three times as long, and wide flows have a hundred thousand of them.
    const { name, type, origin, declared } = column;
    return { name, identifier, type, origin, declared };
  });
}
