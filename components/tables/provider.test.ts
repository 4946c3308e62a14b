import { AnonymousCredential, ContainerClient } from "@azure/storage-blob";
import { parseCommit, printCommit } from "../../lake/delta";
import { BlobService } from "../../test/azure/blobService";
import { listen, type Listening } from "../../test/azure/listen";
import { AzureStore } from "./azureStore";
import { deltaTableProvider, type DeltaTableInputs } from "./provider";

let service: BlobService;
let listening: Listening;
let told: string[];
let slept: number;
beforeEach(async () => {
  service = new BlobService();
  told = [];
  slept = 0;
  listening = await listen(service.listener);
});
afterEach(() => listening.stop());

/** The code that runs under `pulumi up`, with Microsoft's client; only the place and the clock are of this machine. */
const provider = (url = listening.url) =>
  deltaTableProvider(
    ({ container }) =>
      new AzureStore(
        new ContainerClient(`${url}/${container}`, new AnonymousCredential(), { retryOptions: { maxTries: 1 } }),
      ),
    (line) => told.push(line),
    {
      now: () => slept,
      sleep: (milliseconds) => {
        slept += milliseconds;
        onSleep();
        return Promise.resolve();
      },
    },
  );
let onSleep: () => void = () => undefined;
afterEach(() => (onSleep = () => undefined));

const id = "contosogold/gold/customer_insights/profiles_Customer";
const log = "gold/customer_insights/profiles_Customer/_delta_log";
const version = (number: number) => `${log}/${String(number).padStart(20, "0")}.json`;
const column = (name: string, type = "string") => ({ name, type });
const table = (...columns: readonly { name: string; type: string }[]): DeltaTableInputs => ({
  account: "contosogold",
  container: "gold",
  folder: "customer_insights/profiles_Customer",
  definition: {
    name: "profiles_Customer",
    description: "Customers",
    key: "CustomerId",
    columns: [column("CustomerId"), ...columns],
  },
  lackingColumns: "refuse",
  onDelete: "keep",
});
const before = table(column("City"));

describe("a table that is not there", () => {
  test("is made without rows, as Customer Insights reads it, and needs nothing the second time", async () => {
    expect(await provider().create(before)).toEqual({ id, outs: before });
    const actions = parseCommit(service.texts()[version(0)]!);
    expect(actions).toContainEqual({ protocol: { minReaderVersion: 1, minWriterVersion: 2 } });
    expect(JSON.stringify(actions)).toContain('"delta.logRetentionDuration":"interval 30 days"');
    expect(await provider().diff(id, before, before)).toEqual({ changes: false });
    expect(await provider().read(id, before)).toEqual({ id, props: before });
    expect(service.blobs.size).toBe(1);
  });

  test("waits a quarter of an hour for a role that was just given", async () => {
    service.refusal = { status: 403, code: "AuthorizationPermissionMismatch" };
    onSleep = () => {
      if (slept >= 14 * 60_000) service.refusal = undefined;
    };
    await provider().create(before);
    expect(told).toEqual(["waiting for a role on contosogold/gold"]);
    expect(service.blobs.size).toBe(1);
  });

  test.each([
    ["table-access-denied", "AuthorizationPermissionMismatch", 15],
    ["table-network-closed", "AuthorizationFailure", 3],
  ])("ends with %s where the account keeps answering %s", async (code, answer, minutes) => {
    service.refusal = { status: 403, code: answer };
    await expect(provider().create(before)).rejects.toMatchObject({ code });
    expect(slept).toBe(minutes * 60_000);
  });

  test("ends where no way leads to the account", async () => {
    await expect(provider("http://127.0.0.1:9").create(before)).rejects.toMatchObject({ code: "table-network-closed" });
  });

  test("is not waited for in a preview", async () => {
    service.refusal = { status: 403, code: "AuthorizationPermissionMismatch" };
    await expect(provider().diff(id, before, before)).rejects.toMatchObject({ code: "table-access-denied" });
    expect(slept).toBe(0);
  });
});

describe("a table that is there", () => {
  const add = { path: "part-1.parquet", partitionValues: {}, size: 1, modificationTime: 1, dataChange: true };
  beforeEach(async () => {
    await provider().create(before);
    service.blobs.set(version(1), Buffer.from(printCommit([{ add }])));
  });

  test("is never written anew", async () => {
    const texts = service.texts();
    await provider().create(before);
    expect(service.texts()).toEqual(texts);
  });

  test("gets new columns by a commit of its own", async () => {
    const after = table(column("City"), column("Points", "decimal(16,4)"));
    const texts = service.texts();
    expect(await provider().diff(id, before, after)).toEqual({ changes: true });
    await provider().update(id, before, after);
    expect(service.texts()).toMatchObject(texts);
    expect(service.texts()[version(2)]).toContain("decimal(16,4)");
    expect(await provider().diff(id, after, after)).toEqual({ changes: false });
  });

  test("is changed on top of whoever commits first", async () => {
    let faster = 1;
    service.beforePut = (path) => {
      if (faster-- > 0)
        service.blobs.set(path, Buffer.from(printCommit([{ add: { ...add, path: "part-2.parquet" } }])));
    };
    await provider().update(id, before, table(column("City"), column("Points", "long")));
    expect(service.texts()[version(2)]).toContain("part-2");
    expect(service.texts()[version(3)]).toContain("Points");
  });

  test("is left alone where somebody else is always first", async () => {
    service.beforePut = (path) => service.blobs.set(path, Buffer.from(printCommit([{ add }])));
    await expect(provider().update(id, before, table(column("City"), column("Points", "long")))).rejects.toMatchObject({
      code: "delta-commit-conflict",
    });
  });

  test("refuses to lose a column already in the preview", async () => {
    await expect(provider().diff(id, before, table())).rejects.toMatchObject({ code: "table-column-removed" });
    expect(await provider().diff(id, before, { ...table(), lackingColumns: "remove" })).toEqual({ changes: true });
  });

  test("stays when its resource goes, unless told otherwise", async () => {
    await provider().delete(id, before);
    expect(service.blobs.size).toBe(2);
    const removed = { ...before, onDelete: "remove" } as const;
    expect(await provider().diff(id, before, removed)).toEqual({ changes: true });
    await provider().delete(id, removed);
    expect(service.blobs.size).toBe(0);
  });

  test("is another one in another place", async () => {
    const moved = { ...before, account: "contosogold2" };
    expect(await provider().diff(id, before, moved)).toEqual({ changes: true, replaces: ["account"] });
  });

  test("that somebody deleted is made again", async () => {
    service.blobs.clear();
    expect(await provider().read(id, before)).toEqual({ id: "" });
    expect(await provider().diff(id, before, before)).toEqual({ changes: true });
  });
});
