import { join } from "node:path";
import { commitPath, createTable, printCommit, type AddFile } from "../../lake/delta";
import { DirectoryStorage } from "../storage/directory";
import { openTable, relationSql } from ".";
import { TestLake } from "./testing";

let lake: TestLake;
beforeAll(async () => {
  lake = await TestLake.open();
});
afterAll(() => lake.close());

type Vector = NonNullable<AddFile["deletionVector"]>;

/** Rows 3, 4, 7, 11, 18 and 29, in the log itself. */
const inline: Vector = {
  storageType: "i",
  pathOrInlineDv: "^Bg9^0rr910000000000iXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L",
  sizeInBytes: 44,
  cardinality: 6,
};

/** Rows 0, 3, 65535, 65536 and 200000, in a file. */
const bitmaps = Buffer.from(
  "0dM5ZAEAAAAAAAAAAAAAADowAAADAAAAAAACAAEAAAADAAAAIAAAACYAAAAoAAAAAAADAP//AABADQ==",
  "base64",
);
const inFile: Vector = {
  storageType: "u",
  pathOrInlineDv: "ab^-aqEH.-t@S}K{vb[*k^",
  offset: 1,
  sizeInBytes: bitmaps.length,
  cardinality: 5,
};
const vectorFile = "ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin";

let tables = 0;

/** A table with a file of the numbers below each count, in column `n`, of which a vector deletes some. */
async function table(files: readonly { readonly rows: number; readonly vector?: Vector }[], partitioned = false) {
  const folder = `vectors${tables++}`;
  const columns = [
    { name: "n", type: { kind: "long" } as const },
    { name: "part", type: { kind: "integer" } as const },
  ];
  const created = createTable({ name: folder, description: "", columns, key: "n" }, 0).map((action) =>
    "metaData" in action
      ? { metaData: { ...action.metaData, partitionColumns: partitioned ? ["part"] : [] } }
      : "protocol" in action
        ? { protocol: { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ["deletionVectors"] } }
        : action,
  );
  const adds: { readonly add: AddFile }[] = [];
  for (const [index, { rows, vector }] of files.entries()) {
    const local = await lake.storage.localPath(`${folder}/${index}.parquet`, true);
    await lake.engine.run(`COPY (SELECT range AS n FROM range(${rows})) TO '${local}' (FORMAT parquet)`);
    const partitionValues: AddFile["partitionValues"] = partitioned ? { part: String(index) } : {};
    const add = { path: `${index}.parquet`, partitionValues, size: 1, modificationTime: 0, dataChange: true };
    adds.push({ add: vector === undefined ? add : { ...add, deletionVector: vector } });
  }
  await lake.storage.createText(`${folder}/${commitPath(0)}`, printCommit([...created, ...adds]));
  return folder;
}

async function writeVector(folder: string, length = bitmaps.length): Promise<void> {
  const file = Buffer.alloc(1 + 4 + bitmaps.length + 4);
  file.writeUInt8(1);
  file.writeUInt32BE(length, 1);
  bitmaps.copy(file, 5);
  // A copy from DuckDB, since storage writes text only.
  const local = await lake.storage.localPath(`${folder}/${vectorFile}`, true);
  await lake.engine.run(`COPY (SELECT unhex('${file.toString("hex")}') AS b) TO '${local}' (FORMAT blob)`);
}

test("rows that a vector deletes are not read, and those of other files are", async () => {
  const folder = await table([{ rows: 12, vector: inline }, { rows: 5 }]);
  expect((await lake.read(folder)).map(({ n }) => n)).toEqual([0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 9, 10]);
});

test("nor are they in a table with partitions", async () => {
  const folder = await table([{ rows: 4 }, { rows: 5, vector: inline }], true);
  expect((await lake.read(folder)).map(({ n, part }) => `${part}/${n}`).sort()).toEqual([
    ...["0/0", "0/1", "0/2", "0/3"],
    ...["1/0", "1/1", "1/2"],
  ]);
});

test("a vector in a file of its own deletes by the number of the row, however large", async () => {
  const folder = await table([{ rows: 70_000, vector: inFile }]);
  await writeVector(folder);
  const rows = (await lake.read(folder)).map(({ n }) => n);
  expect([rows.length, rows[0], rows[2], rows.includes(65_535), rows.at(-1)]).toEqual([69_996, 1, 4, false, 69_999]);
});

test.each<[string, Vector, string]>([
  ["outside of the table", { ...inline, storageType: "p", pathOrInlineDv: "s3://other/v.bin" }, "stored outside"],
  ["with another count than the log's", { ...inline, cardinality: 5 }, "names 6 rows, and the log says 5"],
  ["that is cut off", { ...inline, sizeInBytes: 30 }, "cannot be read"],
  ["that is no text of its kind", { ...inline, pathOrInlineDv: "~~~~~" }, "no character of Z85"],
])("a vector %s is a problem that names the file", async (_, vector, reason) => {
  const folder = await table([{ rows: 1 }, { rows: 12, vector }]);
  await expect(lake.read(folder)).rejects.toMatchObject({
    code: "delta-deletion-vector",
    message: expect.stringMatching(`1\\.parquet.*${reason}|${reason}.*1\\.parquet`) as unknown,
    where: { folder },
  });
});

test("a vector whose file is gone, or has another length, is a problem", async () => {
  const folder = await table([{ rows: 12, vector: inFile }]);
  await expect(lake.read(folder)).rejects.toMatchObject({
    code: "delta-file-missing",
    message: expect.stringContaining(vectorFile) as unknown,
  });
  await writeVector(folder, 7);
  await expect(lake.read(folder)).rejects.toMatchObject({ code: "delta-deletion-vector" });
});

// Spark 3.5.3 with Delta 3.2.1 wrote it: numbers from 0 to 7, partitioned into even and odd; 2, 3 and 6 were deleted and
// the name of 5 was changed, each in a commit of its own. Its timestamps are INT96.
test("a table that Spark has deleted and updated rows of is read as Spark reads it", async () => {
  const storage = new DirectoryStorage(join(__dirname, "fixtures"));
  const snapshot = (await openTable(lake.engine, storage, "sparkVectors"))!;
  const relation = await relationSql(lake.engine, storage, "sparkVectors", snapshot);
  const far = "2154-12-31T23:59:59.000Z";
  expect(await lake.engine.rows(`SELECT * FROM ${relation} ORDER BY id`)).toEqual([
    { id: 0, part: 0, name: "n0", far },
    { id: 1, part: 1, name: "n1", far },
    { id: 4, part: 0, name: "n4", far },
    { id: 5, part: 1, name: "changed", far },
    { id: 7, part: 1, name: "n7", far },
  ]);
});
