import { createTable } from "../delta";
import { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { Lake } from "./testLake";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2, database: "disk" });
});
afterAll(() => engine.close());

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
    const lake = await Lake.create(engine);
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
