import { lineRow } from "../content/lines";
import { orderOf, salesStatus } from "../content/orders";
import { recidOf } from "../content/numbering";
import { orderOfLine } from "../content/world";
import { firstWrite, type Write } from "../content/write";
import type { Cell } from "../synapseLink/cell";
import type { DeletedRow, LiveRow, Row } from "../synapseLink/row";
import type { Increment } from "./increment";

/** The lines that something particular happens to; every other line is found by its remainder. */
export const lineCases = {
  changed: 1,
  deleted: 2,
  deletedAndInsertedInOneFolder: 3,
  deletedInFirstFolder: 4,
  deletedAndInsertedInNextFolder: 5,
  sameChangeTwice: 6,
  staleChange: 7,
  staleDelete: 8,
  deletedTwice: 9,
} as const;

/** Lines that the lake has never held when their deletion comes. */
const neverSeen = { deletedOnly: 90_000_000, deletedBeforeInsert: 90_000_001 } as const;

/** A line of the history as it is after a change. */
export function changedLine(
  { world, folder }: Increment,
  line: number,
  write: Write,
  change: Readonly<Record<string, Cell>>,
): LiveRow {
  const row = lineRow(world, orderOf(world, orderOfLine(line)), line, write);
  return { ...row, modifieddatetime: folder - 3_600_000, ...change };
}

export const deletedLine = (line: number, write: Write): DeletedRow => ({ ...write, deleted: recidOf("line", line) });

/** A write that comes late: it is older than the record's first copy, though it is in a newer folder. */
const staleWrite = (increment: Increment): Write => ({
  versionnumber: firstWrite(increment.folder, 0).versionnumber - 500_000,
  SinkModifiedOn: increment.folder,
});

function* casesOf(increment: Increment): Generator<Row> {
  const { write } = increment;
  const { number } = increment;
  const change = { salesqty: 10 + number, lineamount: 99.99 };
  yield changedLine(increment, lineCases.changed, write(), change);
  yield deletedLine(lineCases.deleted, write());
  yield deletedLine(lineCases.deletedAndInsertedInOneFolder, write());
  yield changedLine(increment, lineCases.deletedAndInsertedInOneFolder, write(), change);
  yield changedLine(increment, lineCases.deletedInFirstFolder, write(), change);
  yield number % 2 === 1
    ? deletedLine(lineCases.deletedAndInsertedInNextFolder, write())
    : changedLine(increment, lineCases.deletedAndInsertedInNextFolder, write(), change);
  const twice = changedLine(increment, lineCases.sameChangeTwice, write(), change);
  yield twice;
  yield twice;
  yield changedLine(increment, lineCases.staleChange, staleWrite(increment), { name: "stale: must not win" });
  yield deletedLine(lineCases.staleDelete, staleWrite(increment));
  yield deletedLine(lineCases.deletedTwice, write());
  yield deletedLine(lineCases.deletedTwice, write());
  yield deletedLine(neverSeen.deletedOnly, write());
  const older = write();
  yield deletedLine(neverSeen.deletedBeforeInsert, write());
  yield changedLine(increment, 0, older, {
    recid: recidOf("line", neverSeen.deletedBeforeInsert),
    name: "deleted before it was inserted",
  });
}

/** Everything that can happen to a line once, and changes of some lines spread over the history. */
export function* lineChanges(increment: Increment): Generator<Row> {
  const { world, number, write } = increment;
  const first = Object.keys(lineCases).length + 1;
  if (world.lines >= first) yield* casesOf(increment);
  for (let line = first + number; line < world.lines; line += 200) {
    yield changedLine(increment, line, write(), { salesstatus: salesStatus.invoiced, dlvmode: "CURBSIDE" });
  }
  for (let line = 500 + number; line < world.lines; line += 1_000) yield deletedLine(line, write());
}
