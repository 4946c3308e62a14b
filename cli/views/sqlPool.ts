import type { TokenCredential } from "@azure/identity";
import { Connection, Request, type ConnectionConfiguration } from "tedious";
import { problem, type Problem } from "../../errors";

/** A serverless SQL pool, and who logs in to it. */
export interface SqlPool {
  /** `<workspace>-ondemand.sql.azuresynapse.net` */
  readonly server: string;
  readonly credential: TokenCredential;
  /** Of the client, beside its own defaults. */
  readonly options?: ConnectionConfiguration["options"];
}

/** Runs batches of Transact-SQL in a database, in order, with an Entra login; the first that fails ends it. */
export async function runBatches(pool: SqlPool, database: string, batches: readonly string[]): Promise<void> {
  const connection = await connect(pool, database);
  try {
    for (const batch of batches) await run(connection, batch);
  } catch (thrown) {
    throw refusalOf(thrown, pool.server);
  } finally {
    connection.close();
  }
}

function connect({ server, credential, options }: SqlPool, database: string): Promise<Connection> {
  const connection = new Connection({
    server,
    authentication: { type: "token-credential", options: { credential } },
    options: { database, encrypt: true, ...options },
  });
  return new Promise((resolve, reject) => {
    connection.connect((error) => (error ? reject(refusalOf(error, server)) : resolve(connection)));
  });
}

const run = (connection: Connection, batch: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.execSqlBatch(new Request(batch, (error) => (error ? reject(error as Error) : resolve())));
  });

/** Codes of the client for a server that does not answer. */
const unreachable: ReadonlySet<string> = new Set(["ESOCKET", "ETIMEOUT", "EINSTLOOKUP"]);

function refusalOf(thrown: unknown, server: string): Problem {
  const errors = thrown instanceof AggregateError ? (thrown.errors as Error[]) : [thrown as Error];
  const code = String((errors[0] as { readonly code?: string }).code);
  const reason = errors.at(-1)!.message.split("\n")[0]!;
  if (code === "EFEDAUTH") return problem("azure-login-missing", { reason }, {}, { cause: thrown });
  if (unreachable.has(code)) return problem("sql-pool-unreachable", { server, reason }, {}, { cause: thrown });
  return problem("sql-pool-refused", { server, reason }, {}, { cause: thrown });
}
