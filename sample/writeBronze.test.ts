import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportedTable } from "./synapseLink/table";
import { writeBronze, type GivenLake } from "./writeBronze";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bronze-"));
});
afterEach(() => rm(root, { recursive: true }));

const folder = "2025-02-03T09.00.05Z";
const currency = exportedTable("currency", 4_277, { currencycode: "text", iseuro: "enum", rate: "decimal" });

const write = (lake: Partial<GivenLake>) => writeBronze(root, { tables: [currency], folders: [], ...lake });
const text = (...path: string[]) => readFile(join(root, ...path), "utf8");
const entityOf = async (name: string, ...path: string[]) =>
  JSON.parse(await text(...path)).entities.find((entity: { name: string }) => entity.name === name);

test("a record is written in the columns of an export, with defaults for the system's", async () => {
  await write({
    folders: [
      {
        name: folder,
        tables: { currency: [{ recid: 5_648_001_569, version: 7, currencycode: "EUR", iseuro: 1, rate: 1.5 }] },
      },
    ],
  });
  expect(await text(folder, "currency", "1900.csv")).toBe(
    '000010b5-0000-0000-21aa-a55001000000,"2/3/2025 9:00:05 AM","2/3/2025 9:00:05 AM",1,,"EUR",1.5,' +
      '1,5637144576,7,5648001569,4277,7,"1900-01-01T00:00:00.0000000+00:00","1900-01-01T00:00:00.0000000+00:00",\n',
  );
});

test("a deletion has its Id, times and version, and lies in 1.csv", async () => {
  await write({ folders: [{ name: folder, tables: { currency: [{ deleted: 5_648_001_569, version: 8 }] } }] });
  expect(await text(folder, "currency", "1.csv")).toBe(
    '000010b5-0000-0000-21aa-a55001000000,"2/3/2025 9:00:05 AM","2/3/2025 9:00:05 AM",,,,,' +
      ',,,,,8,"0001-01-03T00:00:00.0000000",,True\n',
  );
});

test("a record lies in the file of the year in which it was created", async () => {
  await write({
    folders: [{ name: folder, tables: { salesline: [{ recid: 1, createddatetime: "2023-12-31T23:59:59Z" }] } }],
  });
  expect(await readdir(join(root, folder, "salesline"))).toEqual(["2023.csv"]);
});

test("after columns were added, rows of both widths lie in one file", async () => {
  await write({
    folders: [
      {
        name: folder,
        added: { currency: [{ name: "symbol", kind: "text" }] },
        tables: { currency: [{ recid: 1 }, { recid: 2, symbol: "€" }] },
      },
    ],
  });
  const lines = (await text(folder, "currency", "1900.csv")).trimEnd().split("\n");
  expect(lines.map((line) => line.split(",").length)).toEqual([16, 17]);
  expect(lines[1]).toMatch(/,,"€"$/);
  expect((await entityOf("currency", folder, "model.json")).attributes.at(-1).name).toBe("symbol");
});

test("lines can be given as they are", async () => {
  await write({
    folders: [{ name: folder, tables: { currency: [{ raw: "broken," }, { raw: "", partition: "1900" }] } }],
  });
  expect(await text(folder, "currency", "1900.csv")).toBe("broken,\n\n");
});

test("a file that grows too big is split, and model.json lists the parts", async () => {
  const rows = Array.from({ length: 4 }, (_, recid) => ({ recid }));
  await write({ maximumFile: 100, folders: [{ name: folder, tables: { currency: rows } }] });
  const { partitions } = await entityOf("currency", folder, "model.json");
  expect(partitions.map((partition: { name: string }) => partition.name)).toEqual([
    "1900",
    "1900_001",
    "1900_002",
    "1900_003",
  ]);
  expect(partitions[1].location).toMatch(/:443\/.+\/2025-02-03T09\.00\.05Z\/currency\/1900_001\.csv$/);
});

test("model.json has every table, those without rows too", async () => {
  await write({ folders: [{ name: folder, tables: { currency: [{ recid: 1 }] } }] });
  const { partitions, attributes } = await entityOf("currency", folder, "model.json");
  expect(partitions).toHaveLength(1);
  expect(attributes.slice(0, 3)).toEqual([
    { name: "Id", dataType: "guid", maxLength: -1 },
    { name: "SinkCreatedOn", dataType: "dateTime", maxLength: -1 },
    { name: "SinkModifiedOn", dataType: "dateTime", maxLength: -1 },
  ]);
  expect((await entityOf("salesline", folder, "model.json")).partitions).toEqual([]);
});

test.each([
  ["empty", ["model.json"], ""],
  ["missing", [], undefined],
] as const)("a folder whose model is %s", async (model, files, content) => {
  await write({ folders: [{ name: folder, model, tables: {} }] });
  expect(await readdir(join(root, folder))).toEqual(files);
  if (content !== undefined) expect(await text(folder, "model.json")).toBe(content);
});

test("a truncated model.json is no JSON", async () => {
  await write({ folders: [{ name: folder, model: "truncated", tables: {} }] });
  const model = await text(folder, "model.json");
  expect(model).toMatch(/^\{"name":"cdm"/);
  expect(() => JSON.parse(model)).toThrow(SyntaxError);
});

test("the folder after the last one is open", async () => {
  await write({ folders: [{ name: folder, tables: {} }] });
  expect(await text("Changelog", "changelog.info")).toBe("2025-02-04T09.00.05Z");
  expect(await text("2025-02-04T09.00.05Z", "model.json")).toBe("");
});

test("the open folder can be one of the given", async () => {
  await write({ open: folder, folders: [{ name: folder, model: "empty", tables: {} }] });
  expect(await text("Changelog", "changelog.info")).toBe(folder);
  expect((await readdir(root)).sort()).toEqual([folder, "Changelog", "model.json"]);
});

test("a column that the table lacks is an error", async () => {
  await expect(
    write({ folders: [{ name: folder, tables: { currency: [{ recid: 1, currencycod: "EUR" }] } }] }),
  ).rejects.toThrow("The table currency has no column currencycod.");
});

test("a table without columns is an error", async () => {
  await expect(write({ folders: [{ name: folder, tables: { nothing: [] } }] })).rejects.toThrow("nothing");
});
