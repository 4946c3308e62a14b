import { parseCommit, readable, readLog, type Action, type Snapshot, type TableState } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, literal, pathLiteral } from "../duckdb/quote";
import type { Storage } from "../storage/storage";

/** The newest version of a table, or undefined where the folder has no Delta log. */
export async function openTable(engine: Engine, storage: Storage, folder: string): Promise<Snapshot | undefined> {
  const state = await stateOf(engine, storage, folder);
  return state === undefined ? undefined : readable(state, { folder });
}

/** What the log says, whether or not the table can be read. */
export async function stateOf(engine: Engine, storage: Storage, folder: string): Promise<TableState | undefined> {
  const logs = {
    list: async (log: string) =>
      (await storage.list(log)).filter((entry) => entry.kind === "File").map((entry) => entry.name),
    readText: (path: string) => storage.readText(path),
    readCheckpoint: (paths: readonly string[]) => readCheckpoint(engine, storage, paths),
  };
  return readLog(logs, folder);
}

/** A checkpoint is a commit with its actions in parquet columns: they are read back as its lines. */
async function readCheckpoint(engine: Engine, storage: Storage, files: readonly string[]): Promise<readonly Action[]> {
  const paths = await Promise.all(files.map((file) => storage.localPath(file)));
  const source = `read_parquet([${paths.map(pathLiteral).join(", ")}], union_by_name = true)`;
  const columns = (await engine.describe(`SELECT * FROM ${source}`)).map((column) => column.name);
  const actions = ["protocol", "metaData", "txn", "remove", "add"]
    .filter((action) => columns.includes(action))
    .map((action) => {
      const line = `to_json({${literal(action)}: ${identifier(action)}})`;
      return `SELECT CAST(${line} AS VARCHAR) AS line FROM ${source} WHERE ${identifier(action)} IS NOT NULL`;
    });
  const rows = await engine.rows<{ line: string }>(actions.join(" UNION ALL "));
  return parseCommit(rows.map((row) => row.line).join("\n"), { file: files[0]! });
}
