import { and, count, countIf, eq, isNull, not, Stream, sum, type Sink } from "../../dataflow/build";
import { countsSink } from "../counts";
import type { GoldTable } from "./table";

/** How many rows became what: of the rows compared, and of those no longer produced. */
export function counts(table: GoldTable, compared: Stream<string>, gone: Stream<string>): Sink {
  const changed = compared.aggregate(
    "changedCounts",
    () => ({}),
    (c) => ({
      read: count(),
      quarantined: countIf(not(isNull(c["refused"]!))),
      inserted: countIf(eq(c["change"]!, "insert")),
      updated: countIf(eq(c["change"]!, "update")),
      deleted: countIf(eq(c["change"]!, "delete")),
      unchanged: countIf(and(isNull(c["change"]!), isNull(c["refused"]!), c["keep"]!)),
      unknownCodes: sum(c["unknownCodes"]!),
    }),
  );
  const removed = gone.aggregate(
    "goneCounts",
    () => ({}),
    () => ({ deleted: count() }),
  );
  const totals = ["read", "quarantined", "inserted", "updated", "deleted", "unchanged", "unknownCodes"];
  // A union leaves null what a stream does not count, and sums pass over it.
  const totalled = Stream.union("allCounts", [changed.untyped(), removed.untyped()])
    .derive("namedCounts", () => ({ table: table.name }))
    .aggregate(
      "tableCounts",
      (c) => ({ table: c["table"]! }),
      (c) => Object.fromEntries(totals.map((name) => [name, sum(c[name]!)])),
    );
  return countsSink(totalled);
}
