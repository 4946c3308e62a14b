import { Engine } from "../../duckdb/engine";
import { type Files, readSource } from "./readSource";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
  await engine.run("SET preserve_insertion_order = true");
});
afterAll(() => engine.close());

const read = (files: Files, source: string) =>
  readSource(
    engine,
    files,
    `${source}, format: 'json', fileSystem: 'bronze', folderPath: 'in', allowSchemaDrift: true`,
  );

test("objects of all files, declared columns with their type and format, others as text, and the file of each", async () => {
  const files = {
    "in/a.json": '[{"id": "7", "d": "31.01.2024", "x": {"y": 1}}]',
    "in/b.jsonl": '{"x_1": 8}\n{"id": 1.5, "d": "2024-01-31"}\n',
  };
  expect(await read(files, "output(id as integer, d as date 'dd.MM.yyyy'), rowUrlColumn: 'file'")).toEqual({
    names: ["id", "d", "x", "x_1", "file"],
    rows: [
      [7, "2024-01-31", '{"y":1}', null, "in/a.json"],
      [null, null, null, "8", "in/b.jsonl"],
      [null, null, null, null, "in/b.jsonl"],
    ],
  });
});

test.each([
  ["no text", ""],
  ["an empty list", "[]"],
])("%s is no row", async (_, text) => {
  expect(await read({ "in/a.json": text }, "output(id as integer)")).toEqual({ names: ["id"], rows: [] });
});

test("an object without names is a row, one whose only name is json has it, and what is no object is refused", async () => {
  expect((await read({ "in/a.json": "{}" }, "output(id as integer)")).rows).toEqual([[null]]);
  expect((await read({ "in/a.json": '{"json": 5}' }, "output(json as integer)")).rows).toEqual([[5]]);
  await expect(read({ "in/a.json": "5" }, "output(id as integer)")).rejects.toThrow("Expected OBJECT");
});

test("names that differ in case only are refused: one of them would be lost", async () => {
  const source = "output(id as integer)";
  await expect(read({ "in/a.json": '{"id": 1, "ID": 2}' }, source)).rejects.toMatchObject({ code: "flow-names-alike" });
});
