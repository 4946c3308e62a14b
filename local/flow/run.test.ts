import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { createTable, openTable, relationSql } from "../delta";
import { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import type { DataFlowResult } from "../factory/ports";
import { Accounts } from "../storage/accounts";
import type { Storage } from "../storage/storage";
import { dataFlowRunner, runDataFlow } from "./run";

let engine: Engine;
let lakes = 0;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2, database: "disk" });
});
afterAll(() => engine.close());

/** A lake of one account with the containers bronze, silver and out. */
class Lake {
  private constructor(
    readonly directory: string,
    readonly accounts: Accounts,
  ) {}

  static async create(): Promise<Lake> {
    const directory = join(engine.folder, `lake${lakes++}`);
    const containers = ["bronze", "silver", "out"];
    for (const container of containers) await mkdir(join(directory, container), { recursive: true });
    const mounts = containers.map((container) => ({
      account: "acc",
      container,
      folder: "",
      directory: join(directory, container),
    }));
    return new Lake(directory, new Accounts(mounts));
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.directory, path)), { recursive: true });
    await writeFile(join(this.directory, path), content);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.directory, path), "utf8");
  }

  files(path: string): Promise<string[]> {
    return readdir(join(this.directory, path)).catch(() => []);
  }

  run(
    script: string,
    parameters: Readonly<Record<string, string>> = {},
    { signal = new AbortController().signal, accounts = this.accounts as Pick<Accounts, "locate"> } = {},
  ): Promise<DataFlowResult> {
    const streams = [...script.matchAll(/~> ?(\w+)/g)].map(([, name]) => [name!, { account: "acc" }]);
    return runDataFlow(
      { engine, accounts },
      {
        name: "flow",
        script,
        streams: Object.fromEntries(streams),
        parameters,
        now: new Date("2024-01-01T00:00:00Z"),
        signal,
      },
    );
  }

  async table(folder: string): Promise<readonly Row[]> {
    const { storage, path } = this.accounts.locate("acc", "silver", folder);
    const snapshot = await openTable(engine, storage, path);
    return engine.rows(`SELECT * FROM ${await relationSql(engine, storage, path, snapshot!)} ORDER BY 1`);
  }

  async version(folder: string): Promise<number> {
    const { storage, path } = this.accounts.locate("acc", "silver", folder);
    return (await openTable(engine, storage, path))!.version;
  }
}

describe("a folder of changes after another", () => {
  const upserts = `
    parameters{ folder as string }
    source(allowSchemaDrift: true, validateSchema: false, rowUrlColumn: '_file', format: 'cdm', manifestType: 'model',
      entity: 'custtable', fileSystem: 'bronze', folderPath: ($folder)) ~> export
    export derive(Id = toString(byName('Id')), name = toString(byName('name')), added = toString(byName('added')),
      version = toLong(byName('versionnumber')), deleted = coalesce(toString(byName('IsDelete')) == 'True', false()),
      file = toString(byName('_file')), row = toLong(byName('_row'))) ~> typed
    typed split(length(Id) != 1, disjoint: false) ~> rows@(refused, good)
    rows@refused select(mapColumn(file, row, value = Id)) ~> refusedRows
    refusedRows derive(path = concat('custtable/', $folder, '.csv')) ~> named
    named sink(format: 'delimited', fileSystem: 'out', columnDelimiter: ',', quoteChar: '"', escapeChar: '"',
      quoteAll: true, columnNamesAsHeader: true, rowUrlColumn: 'path', saveOrder: 2) ~> quarantine
    rows@good window(over(Id), desc(version, true), n = rowNumber()) ~> ranked
    ranked filter(n == 1) ~> newest
    newest aggregate(changed = count(), deletes = sum(iif(deleted, 1, 0))) ~> counted
    counted sink(store: 'cache', format: 'inline', output: true, saveOrder: 1) ~> counts
    newest alterRow(deleteIf(deleted), upsertIf(true())) ~> marked
    marked select(mapColumn(Id, name, version, added)) ~> final
    final sink(allowSchemaDrift: true, format: 'delta', fileSystem: 'silver', folderPath: 'custtable', insertable: false,
      upsertable: true, deletable: true, keys: ['Id'], mergeSchema: false, vacuum: 0, saveOrder: 3) ~> silver`;

  const columns = ["Id", "name", "versionnumber", "IsDelete"];
  const folders: readonly {
    readonly what: string;
    readonly columns?: readonly string[];
    readonly rows: readonly string[];
    readonly expected: readonly Row[];
    readonly counts: readonly Row[];
    readonly quarantined?: string;
  }[] = [
    {
      what: "inserts",
      rows: ["a,Ann,1,", 'b,"B, ""b""",1,'],
      expected: [
        { Id: "a", name: "Ann", version: 1, added: null },
        { Id: "b", name: 'B, "b"', version: 1, added: null },
      ],
      counts: [{ changed: 2, deletes: 0 }],
    },
    {
      what: "an update, given twice, beside a row that is none",
      rows: ["a,Anna,2,", "what is this?", "a,Anne,3,"],
      expected: [
        { Id: "a", name: "Anne", version: 3, added: null },
        { Id: "b", name: 'B, "b"', version: 1, added: null },
      ],
      counts: [{ changed: 1, deletes: 0 }],
      quarantined: '"file","row","value","path"\n"F2/custtable/1.csv","2","what is this?","custtable/F2.csv"\n',
    },
    {
      what: "a delete, and one of a row never seen",
      rows: ["a,,4,True", "z,,4,True"],
      expected: [{ Id: "b", name: 'B, "b"', version: 1, added: null }],
      counts: [{ changed: 2, deletes: 2 }],
    },
    {
      what: "a re-insert, with a column that was added meanwhile",
      columns: [...columns, "added"],
      rows: ["a,Ann,5,,new", "b,Bob,5,"],
      expected: [
        { Id: "a", name: "Ann", version: 5, added: "new" },
        { Id: "b", name: "Bob", version: 5, added: null },
      ],
      counts: [{ changed: 2, deletes: 0 }],
    },
    { what: "nothing", rows: [], expected: [], counts: [{ changed: 0, deletes: null }] },
  ];

  test("inserts, updates, deletes and re-inserts leave each record as it is now", async () => {
    const lake = await Lake.create();
    const { storage, path } = lake.accounts.locate("acc", "silver", "custtable");
    const definition = {
      name: "custtable",
      description: "",
      key: "Id",
      columns: [
        { name: "Id", type: { kind: "string" } },
        { name: "name", type: { kind: "string" } },
        { name: "version", type: { kind: "long" } },
        { name: "added", type: { kind: "string" } },
      ],
    } as const;
    await createTable(storage, path, definition, 0);
    let before: readonly Row[] = [];
    for (const [index, folder] of folders.entries()) {
      const name = `F${index + 1}`;
      await lake.write(`bronze/${name}/custtable/1.csv`, folder.rows.map((row) => `${row}\n`).join(""));
      await lake.write(`bronze/${name}/model.json`, model(name, folder.columns ?? columns));
      const { output, metrics } = await lake.run(upserts, { folder: `'${name}'` });
      const expected = folder.what === "nothing" ? before : folder.expected;
      before = expected;
      expect(await lake.table("custtable")).toEqual(expected);
      expect(output).toEqual({ counts: { value: folder.counts, count: 1 } });
      expect(metrics["silver"]).toMatchObject({ sources: { export: { rowsRead: folder.rows.length } } });
      if (folder.quarantined === undefined) expect(await lake.files(`out/custtable`)).not.toContain(`${name}.csv`);
      else expect(await lake.read(`out/custtable/${name}.csv`)).toBe(folder.quarantined);
    }
    // The last folder changed nothing, and made no version.
    expect(await lake.version("custtable")).toBe(4);
  });
});

const model = (folder: string, columns: readonly string[]) =>
  JSON.stringify({
    name: "cdm",
    description: "cdm",
    version: "1.0",
    entities: [
      {
        $type: "LocalEntity",
        name: "custtable",
        description: "custtable",
        annotations: [],
        attributes: columns.map((name) => ({ name, dataType: "string", maxLength: -1 })),
        partitions: [{ name: "1", location: `https://acc.dfs.core.windows.net:443/bronze/${folder}/custtable/1.csv` }],
      },
    ],
  });

describe("sinks", () => {
  const given = `source(output(id as string, n as integer, policy as string), format: 'delimited', fileSystem: 'bronze',
    folderPath: 'in', columnNamesAsHeader: true, escapeChar: '"') ~> given
    given alterRow(insertIf(policy == 'i'), updateIf(policy == 'u'), deleteIf(policy == 'd'), upsertIf(policy == 's')) ~> marked
    marked select(mapColumn(id, n)) ~> rows`;
  const into = (options: string) => `${given}\nrows sink(${options}) ~> out`;
  const delta = "format: 'delta', fileSystem: 'silver', folderPath: 't'";
  const all = `${delta}, insertable: true, updateable: true, upsertable: true, deletable: true, keys: ['id']`;

  const lakeWith = async (...rows: readonly string[]) => {
    const lake = await Lake.create();
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
    [
      "an option that is not known",
      `${delta}, insertable: true, pruneCondition: ['id']`,
      "a,1,i",
      "flow-option-unknown",
    ],
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
        const dying = (): Promise<boolean> => Promise.reject(new Error("the power went out"));
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

  test("a delimited file has the names, quotes and nulls that it is asked for", async () => {
    const lake = await lakeWith('"a ""b"", c",1,i', ",,i");
    const options = "format: 'delimited', fileSystem: 'out', folderPath: 'x', partitionFileNames: ['one.csv']";
    await lake.run(into(`${options}, columnNamesAsHeader: true, escapeChar: '"'`));
    expect(await lake.read("out/x/one.csv")).toBe('id,n\n"a ""b"", c",1\n,\n');
    await lake.run(into(`${options}, quoteAll: true, columnDelimiter: ';', escapeChar: '"'`));
    expect(await lake.read("out/x/one.csv")).toBe('"a ""b"", c";"1"\n;\n');
  });

  test("no rows make no file, unless the folder was to be cleared", async () => {
    const lake = await lakeWith();
    const options = "fileSystem: 'out', folderPath: 'x', partitionFileNames: ['one.csv'], columnNamesAsHeader: true";
    await lake.write("out/x/one.csv", "old");
    await lake.run(into(`format: 'delimited', ${options}`));
    expect(await lake.read("out/x/one.csv")).toBe("old");
    await lake.write("out/x/two.csv", "old");
    await lake.run(into(`format: 'delimited', ${options}, truncate: true`));
    expect(await lake.files("out/x")).toEqual(["one.csv"]);
    expect(await lake.read("out/x/one.csv")).toBe("id,n\n");
  });

  test("a parquet sink writes files that a parquet source reads", async () => {
    const lake = await lakeWith("a,1,i");
    await lake.run(into("format: 'parquet', fileSystem: 'out', folderPath: 'x'"));
    const back = `source(allowSchemaDrift: true, format: 'parquet', fileSystem: 'out', folderPath: 'x') ~> back
      back sink(store: 'cache', format: 'inline', output: true) ~> out`;
    expect((await lake.run(back)).output).toEqual({ out: { value: [{ id: "a", n: 1 }], count: 1 } });
  });

  test("a cache sink is looked up by key; without output it returns nothing", async () => {
    const lake = await lakeWith("a,1,i", "b,2,i");
    const looked = `${given}
      rows sink(store: 'cache', format: 'inline', output: false, keys: ['id'], saveOrder: 1) ~> cached
      given derive(other = cached#lookup('b').n) ~> looked
      looked select(mapColumn(id, other)) ~> picked
      picked sink(store: 'cache', format: 'inline', output: true, saveOrder: 2) ~> out`;
    const { output } = await lake.run(looked);
    expect(output["out"]?.value).toEqual(expect.arrayContaining([{ id: "a", other: 2 }, { id: "b", other: 2 }])); // prettier-ignore
    expect(output).not.toHaveProperty("cached");
  });

  test("a cache sink that would return more than 2 MB is a problem", async () => {
    const lake = await lakeWith(...Array.from({ length: 3 }, (_, i) => `${String(i).repeat(1_000_000)},1,i`));
    await expect(lake.run(into("store: 'cache', format: 'inline', output: true"))).rejects.toMatchObject({
      code: "flow-cache-too-large",
    });
  });

  test("columns and values with hostile names are only data", async () => {
    const lake = await Lake.create();
    await lake.write("bronze/in/a.csv", `"a""b","c'd","A""B"\n"'; DROP TABLE x; --","\${x}",2\n`);
    const hostile = (sink: string) => `source(allowSchemaDrift: true, format: 'delimited', fileSystem: 'bronze',
      folderPath: 'in', columnNamesAsHeader: true, escapeChar: '"') ~> given
      given sink(${sink}) ~> out`;
    const expected = { 'a"b': "'; DROP TABLE x; --", "c'd": "${x}", 'A"B': "2" };
    const { output } = await lake.run(hostile("store: 'cache', format: 'inline', output: true"));
    expect(output["out"]?.value).toEqual([expected]);
    for (const format of ["delta", "parquet", "delimited"]) {
      const twice = lake.run(hostile(`format: '${format}', fileSystem: 'out', folderPath: 'x'`));
      await expect(twice).rejects.toMatchObject({ code: "flow-column-twice" });
    }
  });
});

test("a run that is cancelled stops, and the engine goes on", async () => {
  const lake = await Lake.create();
  await lake.write("bronze/in/a.csv", `n\n${Array.from({ length: 3_000 }, (_, i) => i).join("\n")}\n`);
  const source =
    "source(output(n as long), format: 'delimited', fileSystem: 'bronze', folderPath: 'in', columnNamesAsHeader: true)";
  const slow = `${source} ~> a
    ${source} ~> b
    ${source} ~> c
    a, b join(a@n != b@n, joinType: 'cross') ~> ab
    ab select(mapColumn(x = a@n, y = b@n)) ~> xy
    xy, c join(x + y > n, joinType: 'cross') ~> abc
    abc aggregate(total = sum(x * y * n)) ~> sums
    sums sink(store: 'cache', format: 'inline', output: true) ~> out`;
  const aborter = new AbortController();
  setTimeout(() => aborter.abort(), 300);
  await expect(lake.run(slow, {}, { signal: aborter.signal })).rejects.toMatchObject({ code: "flow-cancelled" });
  expect(await engine.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(await engine.rows("SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal")).toEqual([]);
});

test("flows that are started together run one after another on one engine", async () => {
  const lake = await Lake.create();
  await lake.write("bronze/in/a.csv", "n\n1\n");
  const script = `source(output(n as long), format: 'delimited', fileSystem: 'bronze', folderPath: 'in', columnNamesAsHeader: true) ~> a
    a sink(store: 'cache', format: 'inline', output: true) ~> out`;
  const seen: string[] = [];
  const run = dataFlowRunner({
    engine,
    accounts: lake.accounts,
    progress: (flow, stream) => seen.push(`${flow}.${stream}`),
  });
  const request = {
    script,
    streams: { a: { account: "acc" } },
    parameters: {},
    now: new Date(),
    signal: new AbortController().signal,
  };
  const results = await Promise.all(["one", "two"].map((name) => run({ ...request, name })));
  expect(results.map(({ output }) => output["out"]?.value)).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  expect(seen.findIndex((event) => event.startsWith("two"))).toBe(
    seen.findLastIndex((event) => event.startsWith("one")) + 1,
  );
});
