import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { commerceTables } from "../pipelines/commerce";
import { Problem } from "../errors";
import { lineCases } from "./changes/lineCases";
import { recidOf } from "./content/numbering";
import { recordId } from "./synapseLink/recordId";
import { exportedTables } from "./tables/commerce";
import { addIncrement, writeSample, type Sample } from "./writeSample";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sample-"));
});
afterAll(() => rm(root, { recursive: true }));

let count = 0;
const newFolder = () => join(root, String(count++));

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await filesIn(folder)) hash.update(relative(folder, file)).update(await readFile(file));
  return hash.digest("hex");
}

async function hashOfSample(sample: Omit<Sample, "out">): Promise<string> {
  const out = newFolder();
  await writeSample({ out, ...sample });
  return hashOf(out);
}

test("the same options give the same bytes, another seed gives others", async () => {
  const first = await hashOfSample({ transactions: 300, seed: 7 });
  expect(await hashOfSample({ transactions: 300, seed: 7 })).toBe(first);
  expect(await hashOfSample({ transactions: 300, seed: 8 })).not.toBe(first);
});

test("an increment that is added later is the one that would have been written at once", async () => {
  const later = newFolder();
  await writeSample({ out: later, transactions: 300, increments: 1 });
  await addIncrement({ out: later, transactions: 300, increments: 1 });
  expect(await hashOf(later)).toBe(await hashOfSample({ transactions: 300, increments: 2 }));
});

test("the counts are those of the closed folders", async () => {
  const out = newFolder();
  const { folders, tables } = await writeSample({ out, transactions: 100, increments: 0 });
  expect(folders).toEqual(["2025-07-01T02.00.05Z"]);
  // One line was deleted while the first copy ran.
  expect(tables["salesline"]).toBe(101);
  expect(tables["custtable"]).toBe(25);
});

test("every table of the model has rows, and a value in each of its columns", async () => {
  const out = newFolder();
  const { folders, tables } = await writeSample({ out });
  const model = JSON.parse(await readFile(join(out, folders[0]!, "model.json"), "utf8"));
  const empty: string[] = [];
  for (const { entity, columns } of commerceTables) {
    expect(tables[entity]).toBeGreaterThan(0);
    const { attributes, partitions } = model.entities.find(({ name }: { name: string }) => name === entity);
    const names = attributes.map(({ name }: { name: string }) => name);
    const filled = new Set<string>();
    for (const { name } of partitions) {
      for (const fields of records(await readFile(join(out, folders[0]!, entity, `${name}.csv`), "utf8"))) {
        fields.forEach((field, index) => field !== "" && filled.add(names[index]));
      }
    }
    empty.push(
      ...columns.filter(({ name, expected }) => expected && !filled.has(name)).map(({ name }) => `${entity}.${name}`),
    );
  }
  expect(empty).toEqual([]);
});

/** Fields of CSV text, quotes left in. */
function records(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, field, ending] of text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n)/g)) {
    rows.at(-1)!.push(field!);
    if (ending === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("the lake has what a reader must leave out: an open folder, an aborted one, one without rows", async () => {
  const out = newFolder();
  const { folders } = await writeSample({ out, transactions: 500 });
  expect(folders).toEqual(["2025-07-01T02.00.05Z", "2025-07-02T02.00.05Z", "2025-07-02T03.00.05Z"]);

  expect(await readFile(join(out, "Changelog", "changelog.info"), "utf8")).toBe("2025-07-03T02.00.05Z");
  expect((await stat(join(out, "2025-07-03T02.00.05Z", "model.json"))).size).toBe(0);
  expect((await filesIn(join(out, "2025-07-03T02.00.05Z", "salesline"))).length).toBe(1);

  const aborted = (await filesIn(join(out, "2025-07-02T01.00.05Z"))).map((file) =>
    relative(out, file).split("/").slice(1).join("/"),
  );
  expect(aborted).toEqual(["custtable/1.csv", "custtable/2022.csv"]);
  for (const file of aborted) {
    const again = await readFile(join(out, "2025-07-02T02.00.05Z", file), "utf8");
    expect(again).toBe(await readFile(join(out, "2025-07-02T01.00.05Z", file), "utf8"));
  }

  const without = JSON.parse(await readFile(join(out, "2025-07-02T03.00.05Z", "model.json"), "utf8"));
  expect(without.entities.flatMap((entity: { partitions: unknown[] }) => entity.partitions)).toEqual([]);
});

/** What a lake says of a line, in the order of its folders and files: written or deleted, against the versions before. */
async function historyOf(out: string, folders: readonly string[], line: number): Promise<string[]> {
  const table = exportedTables["salesline"]!;
  const id = recordId(table.tableId, recidOf("line", line));
  const version = table.columns.findIndex(({ name }) => name === "versionnumber");
  const isDelete = table.columns.findIndex(({ name }) => name === "IsDelete");
  const found: string[] = [];
  let greatest = 0;
  for (const folder of folders.filter((name) => existsSync(join(out, name, "salesline")))) {
    for (const file of await filesIn(join(out, folder, "salesline"))) {
      for (const fields of records(await readFile(file, "utf8")).filter(([first]) => first === id)) {
        const now = Number(fields[version]);
        const age = now > greatest ? "newer" : now === greatest ? "same" : "older";
        found.push(`${fields[isDelete] === "True" ? "deleted" : "written"} ${age}`);
        greatest = Math.max(greatest, now);
      }
    }
  }
  return found;
}

const histories: Readonly<Record<keyof typeof lineCases, readonly string[]>> = {
  changed: ["written newer", "written newer", "written newer"],
  deleted: ["written newer", "deleted newer", "deleted newer"],
  deletedAndInsertedInOneFolder: [
    ...["written newer", "deleted newer", "written newer"],
    ...["deleted newer", "written newer"],
  ],
  deletedInFirstFolder: ["deleted newer", "written older", "written newer", "written newer"],
  deletedAndInsertedInNextFolder: ["written newer", "deleted newer", "written newer"],
  sameChangeTwice: ["written newer", "written newer", "written same", "written newer", "written same"],
  staleChange: ["written newer", "written older", "written older"],
  staleDelete: ["written newer", "deleted older", "deleted older"],
  deletedTwice: ["written newer", "deleted newer", "deleted newer", "deleted newer", "deleted newer"],
};

test("what happens to lines in two increments", async () => {
  const out = newFolder();
  const { folders } = await writeSample({ out, transactions: 100, increments: 2 });
  for (const [name, line] of Object.entries(lineCases)) {
    expect([name, await historyOf(out, folders, line)]).toEqual([name, histories[name as keyof typeof lineCases]]);
  }
});

test("both widths of a widened table lie in one file", async () => {
  const out = newFolder();
  await writeSample({ out });
  const rows = records(await readFile(join(out, "2025-07-02T02.00.05Z", "salesline", "2025.csv"), "utf8"));
  const widths = [...new Set(rows.map((row) => row.length))];
  expect(widths).toHaveLength(2);
  expect(widths[1]! - widths[0]!).toBe(2);
});

test("the increment of one percent: 0.9 % new lines, 0.1 % changed ones", async () => {
  const out = newFolder();
  const before = { out, transactions: 10_000, changes: "onePercent", increments: 0 } as const;
  await writeSample(before);
  const { folders, tables } = await addIncrement(before);
  expect(folders).toEqual(["2025-07-02T02.00.05Z"]);
  expect(tables).toEqual({ salestable: 30, salesline: 100 });
});

test("a folder that is not empty is left alone", async () => {
  await expect(writeSample({ out: root })).rejects.toMatchObject({ code: "sample-folder-not-empty" });
});

test.each([{ transactions: 0 }, { transactions: 1.5 }, { increments: -1 }])("%p is no size", async (size) => {
  const failure = writeSample({ out: newFolder(), ...size });
  await expect(failure).rejects.toThrow(Problem);
  await expect(failure).rejects.toMatchObject({ code: "sample-size" });
});

test.each([1, 2, 11, 23])("a lake of %d lines can be written too", async (transactions) => {
  const { tables } = await writeSample({ out: newFolder(), transactions, increments: 2 });
  expect(tables["salesline"]).toBeGreaterThanOrEqual(transactions);
});
