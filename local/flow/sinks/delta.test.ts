import type { Accounts } from "../../storage/accounts";
import type { Storage } from "../../storage/storage";
import { Engine } from "../../duckdb/engine";
import { Lake } from "../testLake";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2, database: "disk" });
});
afterAll(() => engine.close());

const given = `source(output(id as string, n as integer, policy as string), format: 'delimited', fileSystem: 'bronze',
    folderPath: 'in', columnNamesAsHeader: true, escapeChar: '"') ~> given
    given alterRow(insertIf(policy == 'i'), updateIf(policy == 'u'), deleteIf(policy == 'd'), upsertIf(policy == 's')) ~> marked
    marked select(mapColumn(id, n)) ~> rows`;
const into = (options: string) => `${given}\nrows sink(${options}) ~> out`;
const delta = "format: 'delta', fileSystem: 'silver', folderPath: 't'";
const all = `${delta}, insertable: true, updateable: true, upsertable: true, deletable: true, keys: ['id']`;

const lakeWith = async (...rows: readonly string[]) => {
  const lake = await Lake.create(engine);
  await give(lake, ...rows);
  return lake;
};
const give = (lake: Lake, ...rows: readonly string[]) =>
  lake.write("bronze/in/a.csv", `id,n,policy\n${rows.join("\n")}\n`);

test("a new Delta table takes every row whatever its policy", async () => {
  const lake = await lakeWith("a,1,d", "b,2,u", "c,3,i");
  expect((await lake.run(into(all))).metrics["out"]).toMatchObject({ rowsWritten: 3 });
  expect(await lake.table("t")).toEqual([{ id: "a", n: 1 }, { id: "b", n: 2 }, { id: "c", n: 3 }]); // prettier-ignore
});

test("an existing one is merged by the policies", async () => {
  const lake = await lakeWith("a,1,i", "b,2,i", "c,3,i");
  await lake.run(into(all));
  await give(lake, "a,9,d", "b,9,u", "d,9,s", "e,9,u", "c,8,i");
  await lake.run(into(all));
  expect(await lake.table("t")).toEqual([{ id: "b", n: 9 }, { id: "c", n: 3 }, { id: "c", n: 8 }, { id: "d", n: 9 }]); // prettier-ignore
});

test("an insert-only sink appends every row whatever its policy", async () => {
  const lake = await lakeWith("a,1,i");
  await lake.run(into(`${delta}, insertable: true`));
  await give(lake, "a,2,d");
  await lake.run(into(`${delta}, insertable: true`));
  expect(await lake.table("t")).toEqual([{ id: "a", n: 1 }, { id: "a", n: 2 }]); // prettier-ignore
});

test.each(["deltaTruncate: true", "overwrite: true"])("%s puts the rows in the place of all", async (option) => {
  const lake = await lakeWith("a,1,i", "b,1,i");
  await lake.run(into(all));
  await give(lake, "c,2,i");
  await lake.run(into(`${delta}, insertable: true, ${option}`));
  expect(await lake.table("t")).toEqual([{ id: "c", n: 2 }]);
});

test.each<[string, string, string, string]>([
  ["a merge without keys", `${delta}, upsertable: true`, "a,1,s", "missing-keys"],
  [
    "a policy that the sink does not allow",
    `${delta}, insertable: false, upsertable: true, keys: ['id']`,
    "a,1,d",
    "flow-policy-refused",
  ],
  ["a format that is not known", "format: 'orc', fileSystem: 'out', folderPath: 'x'", "a,1,i", "flow-format-unknown"],
  ["an option that is not known", `${delta}, insertable: true, pruneCondition: ['id']`, "a,1,i", "flow-option-unknown"],
  ["a vacuum", `${delta}, insertable: true, vacuum: 24`, "a,1,i", "flow-option-value"],
  [
    "a file name from a column that is not there",
    "format: 'delimited', fileSystem: 'out', rowUrlColumn: 'path'",
    "a,1,i",
    "flow-file-name",
  ],
  [
    "a file name that leads out of the container",
    "format: 'delimited', fileSystem: 'out', rowUrlColumn: 'id'",
    "../a,1,i",
    "storage-path-outside",
  ],
])("%s is a problem, and the table stays as it was", async (_, options, row, code) => {
  const lake = await lakeWith("x,0,i");
  await lake.run(into(all));
  await give(lake, row);
  await expect(lake.run(into(options))).rejects.toMatchObject({ code });
  expect(await lake.table("t")).toEqual([{ id: "x", n: 0 }]);
});

test("a column that the table lacks is a problem", async () => {
  const lake = await lakeWith("x,0,i");
  await lake.run(into(all));
  const wider = `${given}\nrows derive(extra = 1) ~> wider\nwider sink(${all}, mergeSchema: false) ~> out`;
  await expect(lake.run(wider)).rejects.toMatchObject({ code: "delta-unknown-column" });
});

test("a run that dies between writing the files and the commit leaves the table and its folder as they were", async () => {
  const lake = await lakeWith("a,1,i");
  await lake.run(into(all));
  const before = await lake.files("silver/t");
  await give(lake, "a,2,s", "b,2,s");
  const accounts: Pick<Accounts, "locate"> = {
    locate: (...of) => {
      const { storage, path } = lake.accounts.locate(...of);
      const dying = (): Promise<boolean> =>
        Promise.reject(Object.assign(new Error("the power went out"), { code: "EIO" }));
      return { storage: Object.assign(Object.create(storage) as Storage, { createText: dying }), path };
    },
  };
  await expect(lake.run(into(all), {}, { accounts })).rejects.toMatchObject({ code: "flow-step-failed" });
  expect(await lake.table("t")).toEqual([{ id: "a", n: 1 }]);
  expect(await lake.files("silver/t")).toEqual(before);
});

test("an assert that aborts stops the flow before its first sink", async () => {
  const lake = await lakeWith("a,1,i");
  const guarded = `${given}
      rows assert(expectTrue(n > 1, false, 'n', null, 'n is more than 1'), abort: true) ~> checked
      checked sink(${delta}) ~> out
      rows sink(format: 'delimited', fileSystem: 'out', folderPath: 'x', saveOrder: 1) ~> other`;
  await expect(lake.run(guarded)).rejects.toMatchObject({
    code: "flow-assert-failed",
    message: expect.stringContaining("n is more than 1"),
  });
  expect(await lake.files("silver/t")).toEqual([]);
  expect(await lake.files("out/x")).toEqual([]);
});

test("a sink that fails ends the flow; those before it stay written", async () => {
  const lake = await lakeWith("a,1,i");
  await lake.write("silver/t/_delta_log/00000000000000000000.json", "no log");
  const two = `${given}
      rows sink(format: 'delimited', fileSystem: 'out', folderPath: 'first', saveOrder: 1) ~> first
      rows sink(${delta}, saveOrder: 2) ~> second
      rows sink(format: 'delimited', fileSystem: 'out', folderPath: 'third', saveOrder: 3) ~> third`;
  await expect(lake.run(two)).rejects.toMatchObject({ code: "delta-log-invalid" });
  expect(await lake.files("out/first")).toHaveLength(1);
  expect(await lake.files("out/third")).toHaveLength(0);
});

test.each([
  ["missing-keys", `${given}\nrows sink(${delta}, upsertable: true) ~> out`],
  ["flow-column-nested", `${given}\nrows derive(both = [n, n]) ~> nested\nnested sink(${delta}) ~> out`],
])("%s names the sink that cannot write", async (code, script) => {
  const lake = await lakeWith("a,1,s");
  await expect(lake.run(script)).rejects.toMatchObject({ code });
});
