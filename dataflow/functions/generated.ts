import { types } from "../types";
import { scalar } from "./define";
import { callOf, javascript } from "./javascript";

let last = 0n;
const sequence = javascript("nextSequence", [], types.long, () => (last += 1n));

const notReproducible = "another value in each run, as documented";

/** Functions whose values depend on the run (Microsoft: Data transformation expressions). */
export const generated = [
  scalar("uuid() => string", () => "CAST(uuid() AS VARCHAR)", { nulls: "own", decision: notReproducible }),
  scalar("random([integral]) => long", () => "CAST(floor(random() * 9e18) AS BIGINT)", {
    nulls: "own",
    decision: `${notReproducible}; a seed changes nothing`,
  }),
  scalar("nextSequence() => long", () => callOf(sequence), {
    nulls: "own",
    javascript: [sequence],
    decision: "counts up within the process; unique, not reproducible, as documented",
  }),
  scalar("partitionId() => integer", () => "CAST(0 AS INTEGER)", {
    nulls: "own",
    decision: "all rows are in one partition here",
  }),
];
