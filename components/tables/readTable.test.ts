import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createTable, printCommit } from "../../lake/delta";
import { Engine } from "../../local/duckdb/engine";
import { BlobService } from "../../test/azure/blobService";
import { listen } from "../../test/azure/listen";
import { root } from "../../test/sources";

const definition = {
  name: "profiles_Customer",
  description: "Customers",
  key: "CustomerId",
  columns: [{ name: "CustomerId", type: { kind: "string" } as const, description: "The key" }],
};
const columns = {
  protocol: "STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER, readerFeatures VARCHAR[])",
  metaData:
    "STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)), schemaString VARCHAR, partitionColumns VARCHAR[], configuration MAP(VARCHAR, VARCHAR), createdTime BIGINT)",
  add: "STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, modificationTime BIGINT, dataChange BOOLEAN)",
};

/** A checkpoint as Spark writes one: the actions of commits in columns of a snappy parquet file. */
async function checkpointOf(text: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "checkpoint-"));
  const engine = await Engine.open({});
  try {
    const [lines, file] = [join(folder, "lines.json"), join(folder, "checkpoint.parquet")];
    writeFileSync(lines, text);
    const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`);
    await engine.run(
      `COPY (SELECT * FROM read_json('${lines}', columns = {${types.join(", ")}})) TO '${file}' (COMPRESSION snappy)`,
    );
    return readFileSync(file);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true });
  }
}

// In a process of its own: the library that reads parquet is an ES module, which jest does not load.
const program = `
  require("./bin/typescript.js");
  const { AnonymousCredential, ContainerClient } = require("@azure/storage-blob");
  const { AzureStore } = require("./components/tables/azureStore.ts");
  const { readTable } = require("./components/tables/readTable.ts");
  const store = new AzureStore(new ContainerClient(process.argv[1] + "/gold", new AnonymousCredential()));
  readTable(store, "customers").then(({ version, protocol, metadata, schema }) =>
    console.log(JSON.stringify({ version, protocol, metadata, schema })));
`;

test("a table is read from its checkpoint where the commits before it are gone", async () => {
  const created = createTable(definition, 1_700_000_000_000);
  const add = { path: "a.parquet", partitionValues: {}, size: 1, modificationTime: 1, dataChange: true };
  const service = new BlobService();
  const log = "gold/customers/_delta_log";
  service.blobs.set(
    `${log}/${"10".padStart(20, "0")}.checkpoint.parquet`,
    await checkpointOf(printCommit([...created, { add }])),
  );
  service.blobs.set(`${log}/${"11".padStart(20, "0")}.json`, Buffer.from(printCommit([{ add }])));
  const listening = await listen(service.listener);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program, listening.url], { cwd: root });
    const metadata = created.flatMap((action) => ("metaData" in action ? [action.metaData] : []))[0];
    expect(JSON.parse(stdout)).toEqual({
      version: 11,
      protocol: { minReaderVersion: 1, minWriterVersion: 2 },
      metadata,
      schema: [{ name: "CustomerId", type: { kind: "string" }, nullable: true, description: "The key" }],
    });
  } finally {
    await listening.stop();
  }
});
