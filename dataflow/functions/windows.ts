import { problem } from "../../errors";
import { cast } from "../translate/duckdb/text";
import { windowed } from "./define";
import { integer } from "./numbers";

const shift = (name: "lag" | "lead") =>
  windowed(`${name}(T, [integer], [T]) => T`, ([x, by, otherwise], { fold, result }) => {
    const args = [x, by ?? "1", ...(otherwise === undefined ? [] : [cast(otherwise, result)])];
    return fold(`${name}(${args.join(", ")})`);
  });

/** Functions that only a window transformation has. */
export const windows = [
  windowed("rowNumber() => integer", (_, { fold }) => integer(fold("row_number()"))),
  windowed("rank() => integer", (_, { fold }) => integer(fold("rank()"))),
  windowed("denseRank() => integer", (_, { fold }) => integer(fold("dense_rank()"))),
  windowed("cumeDist() => double", (_, { fold }) => fold("cume_dist()")),
  // Four buckets unless stated, as in Spark.
  windowed("nTile([integer]) => integer", ([buckets], { fold, constants: [known] }) => {
    if (typeof known === "bigint" && known < 1n)
      throw problem("value-argument", { function: "nTile", argument: `${known} buckets` });
    return integer(fold(`ntile(${buckets ?? 4})`));
  }),
  shift("lag"),
  shift("lead"),
];
