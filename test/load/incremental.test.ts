import fc from "fast-check";
import type { Row } from "../../local/duckdb/json";
import type { Program } from "../../local/program";
import type { GivenFolder, GivenRow } from "../../sample";
import { bronzeFormats, type BronzeFormat } from "../../pipelines/bronze";
import { configured, devProgram, Lake } from "./lake";
import { firstCopy, folder1, folder2, folder3, line, shop } from "./shop";

const tables = ["salesline", "salestable", "custtable", "dirpartytable", "retailchanneltable"] as const;
type Table = (typeof tables)[number];

/** One commit in Commerce: to one of six records of a table, whose numbers never change and are not all distinct. */
interface Change {
  readonly table: Table;
  readonly record: number;
  readonly kind: "write" | "delete";
  readonly value: number;
}

const changes: fc.Arbitrary<Change> = fc.record({
  table: fc.constantFrom(...tables, "salesline", "salestable"),
  record: fc.nat(5),
  kind: fc.oneof({ weight: 3, arbitrary: fc.constant("write") }, { weight: 1, arbitrary: fc.constant("delete") }),
  value: fc.nat(3),
}) as fc.Arbitrary<Change>;

/** A history, where it is cut into folders, and which commits come a second time at its end. */
const histories = fc.record({
  history: fc.array(changes, { minLength: 60, maxLength: 90 }),
  cuts: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  repeated: fc.array(fc.nat(59), { maxLength: 5 }),
});

interface Exported {
  readonly table: Table;
  readonly row: GivenRow;
}

const recids: Readonly<Record<Table, number>> = {
  salesline: 211,
  salestable: 201,
  custtable: 101,
  dirpartytable: 501,
  retailchanneltable: 301,
};

function exported({ table, record, kind, value }: Change, index: number): Exported {
  const recid = recids[table] + record;
  const version = 10_000 + index;
  if (kind === "delete") return { table, row: { deleted: recid, version } };
  const columns = { recid, version, modifieddatetime: `2025-01-02T03:${String(index % 60).padStart(2, "0")}:00Z` };
  switch (table) {
    case "salesline":
      return {
        table,
        row: line(recid, { ...columns, salesid: `SO-${record % 3}`, lineamount: value, custaccount: `c${value}` }),
      };
    case "salestable":
      return {
        table,
        row: {
          ...columns,
          salesid: `so-${record % 4}`,
          custaccount: `C${value}`,
          retailchanneltable: 300 + value,
          dataareaid: "usrt",
        },
      };
    case "custtable":
      return {
        table,
        row: {
          ...columns,
          accountnum: `C${record % 4}`,
          party: 500 + value,
          custgroup: String(index),
          dataareaid: "USRT",
        },
      };
    case "dirpartytable":
      return { table, row: { ...columns, name: `Name ${index}`, primarycontactemail: 600 + value } };
    case "retailchanneltable":
      return {
        table,
        row: {
          ...columns,
          retailchannelid: `R${record % 4}`,
          omoperatingunitid: 500 + value,
          defaultcustaccount: `C${record}`,
          defaultcustdataareaid: "usrt",
        },
      };
  }
}

function byTable(rows: readonly Exported[]): Readonly<Record<string, readonly GivenRow[]>> {
  return Object.fromEntries(
    tables.map((name) => [name, rows.filter(({ table }) => table === name).map(({ row }) => row)]),
  );
}

/** When a row was modified takes no part in deciding whether it changed, so that it depends on the way to a table. */
const compared = (gold: Readonly<Record<string, readonly Row[]>>) =>
  Object.fromEntries(
    Object.entries(gold).map(([table, rows]) => [table, rows.map(({ RowModifiedUtc: _, ...row }) => row)]),
  );

let programs: Readonly<Record<BronzeFormat, Program>>;
beforeAll(async () => {
  programs = { csv: await devProgram(), delta: await configured({ bronzeFormat: "delta" }) };
});

const write: Readonly<Record<BronzeFormat, (lake: Lake, folders: readonly GivenFolder[]) => Promise<void>>> = {
  csv: (lake, folders) => lake.write(folders),
  delta: (lake, folders) => lake.writeDelta(folders),
};

test.each(bronzeFormats)(
  "%s, interval by interval, gives what one load of all CSV gives; comparing all changes nothing",
  (format) =>
    fc.assert(
      fc.asyncProperty(histories, async ({ history, cuts, repeated }) => {
        const commits = history.map(exported);
        const rows = [...commits, ...repeated.map((index) => commits[index]!)];
        const [first, second] = cuts.map((cut) => Math.floor(cut * rows.length)).sort((a, b) => a - b) as [
          number,
          number,
        ];
        const common = {
          ...shop,
          salesline: [],
          salestable: [],
          custtable: [],
          dirpartytable: [],
          retailchanneltable: [],
        };
        const folders = [
          { name: folder1, tables: { ...common, ...byTable(rows.slice(0, first)) } },
          { name: folder2, tables: byTable(rows.slice(first, second)) },
          { name: folder3, tables: byTable(rows.slice(second)) },
        ];
        const [grown, whole] = [await Lake.make(), await Lake.make()];
        try {
          for (const count of [1, 2, 3]) {
            await write[format](grown, folders.slice(0, count));
            await grown.load(programs[format]);
          }
          await whole.write([firstCopy({ ...common, ...byTable(rows) })]);
          await whole.load(programs.csv);
          expect(compared(await grown.allGold())).toEqual(compared(await whole.allGold()));
          const versions = await grown.versions();
          await grown.load(programs[format], { full: true });
          expect(await grown.versions()).toEqual(versions);
        } finally {
          await Promise.all([grown.remove(), whole.remove()]);
        }
      }),
      // Each run is five loads of many records: one says as much as many small ones would.
      { numRuns: 1 },
    ),
);
