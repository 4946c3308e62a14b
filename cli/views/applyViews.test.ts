import { EnvironmentCredential } from "@azure/identity";
import type { Program, Resource } from "../../local/program";
import { plainSettings as settings } from "../../pipelines/testing";
import { createDatabase, viewBatches } from "../../pipelines/views";
import { applyViews, serverlessEndpoint } from "./applyViews";
import { SqlServer } from "./testing/sqlServer";

const credential = { getToken: () => Promise.resolve({ token: "of Entra", expiresOnTimestamp: 4e12 }) };

let server: SqlServer;
afterEach(() => server.stop());
const poolOf = ({ port }: SqlServer) => ({ server: "127.0.0.1", credential, options: { port, encrypt: false } });

test("the database is made first, then each view in it, by an Entra login", async () => {
  server = await SqlServer.start();
  await applyViews(poolOf(server), settings);
  expect(server.ran).toEqual([
    { database: "master", batch: createDatabase },
    ...viewBatches(settings).map((batch) => ({ database: "commerce", batch })),
  ]);
  expect(server.tokens).toEqual(["of Entra", "of Entra"]);
});

test("a batch that the pool refuses ends it, in the pool's words", async () => {
  const message = "CREATE DATABASE permission denied in database 'master'.";
  server = await SqlServer.start((batch) => (batch === createDatabase ? { number: 262, message } : undefined));
  await expect(applyViews(poolOf(server), settings)).rejects.toMatchObject({
    code: "sql-pool-refused",
    message: `127.0.0.1 refuses: ${message}`,
  });
  expect(server.ran).toHaveLength(1);
});

test("without a login nothing is run", async () => {
  server = await SqlServer.start();
  const pool = { ...poolOf(server), credential: new EnvironmentCredential() };
  await expect(applyViews(pool, settings)).rejects.toMatchObject({ code: "azure-login-missing" });
  expect(server.ran).toEqual([]);
});

test("a pool that does not answer is named", async () => {
  server = await SqlServer.start();
  const pool = poolOf(server);
  await server.stop();
  await expect(applyViews(pool, settings)).rejects.toMatchObject({ code: "sql-pool-unreachable" });
});

test("the endpoint is that of the stack's workspace; a stack without one says so", () => {
  const workspace = {
    type: "azure-native:synapse:Workspace",
    inputs: { workspaceName: "syn-x" },
  } as unknown as Resource;
  const program = (resources: readonly Resource[]): Program => ({ resources, outputs: {} });
  expect(serverlessEndpoint(program([workspace]), "dev")).toBe("syn-x-ondemand.sql.azuresynapse.net");
  expect(() => serverlessEndpoint(program([]), "dev")).toThrow(
    expect.objectContaining({ code: "sql-pool-missing" }) as Error,
  );
});
