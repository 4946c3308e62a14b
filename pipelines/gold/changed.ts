import { and, eq, gt, ne, not, parameter, Stream, type Columns } from "../../dataflow/build";
import { pick } from "../pick";

/** The folder that the last run of a gold table had seen; empty where everything is to be compared. */
const since = parameter("since");

/** Rows of a silver table that changed after the folder that gold has seen, deleted ones included. */
export const changedSince = <N extends string>(name: string, table: Stream<N>): Stream<N> =>
  table.filter(name, (c) => gt((c as Columns<string>)["ChangedIn"]!, since));

/** Rows that are not deleted. */
export const live = <N extends string>(name: string, table: Stream<N>): Stream<N> =>
  table.filter(name, (c) => not((c as Columns<string>)["IsDelete"]!));

/**
 * The rows whose key a changed row of their table has. Where one of two rows with one key is deleted, the other comes
 * into view although it did not change itself.
 */
export const withChangedKey = <N extends string>(
  name: string,
  rows: Stream<N>,
  table: Stream<N>,
  key: readonly NoInfer<N>[],
): Stream<N> => {
  const changedKeys = changedSince(`${name}Rows`, table).select(`${name}Keys`, (c) => pick(c as Columns<string>, key));
  return rows.exists(name, changedKeys, (row, changed) =>
    key
      .map((column) => eq((row as Columns<string>)[column]!, (changed as Columns<string>)[column]!))
      .reduce((left, right) => and(left, right)),
  );
};

/** The `Id`s of rows, to be united with others. */
export const idsOf = <N extends string>(name: string, rows: Stream<N>): Stream<"Id"> =>
  rows.select(name, (c) => ({ Id: (c as Columns<string>)["Id"]! }));

/**
 * The rows that need computing: all where nothing is known of an earlier run, else those in `touched`, by `Id`. The two
 * halves exclude each other by a constant, so that an engine reads one of them only.
 */
export function candidates<N extends string>(name: string, rows: Stream<N>, touched: Stream<"Id">): Stream<N> {
  const all = rows.filter(`${name}All`, () => eq(since, ""));
  const some = rows
    .filter(`${name}Since`, () => ne(since, ""))
    .exists(`${name}Touched`, touched, (row, touch) => eq((row as Columns<string>)["Id"]!, touch.Id));
  return Stream.union(name, [all, some]);
}
