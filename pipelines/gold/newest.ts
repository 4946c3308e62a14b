import { descending, eq, rowNumber, type Columns, type Expression, type Stream } from "../../dataflow/build";

/**
 * One row a key, the first by `order`, descending. A deletion that Synapse Link never exported (such are reported) would
 * else double every row that is joined to it.
 */
export const newestPer = <N extends string>(
  name: string,
  rows: Stream<N>,
  key: (c: Columns<N>) => readonly Expression[],
  order: (c: Columns<N>) => readonly Expression[],
): Stream<N> => {
  const ranked = rows.window(
    `${name}Ranked`,
    key,
    (c) => order(c).map(descending),
    () => ({ newestRank: rowNumber() }),
  );
  return ranked.filter(name, (c) => eq((c as Columns<string>)["newestRank"]!, 1)) as unknown as Stream<N>;
};
