import { chooseLogFiles, parseCommit, readable, replay } from "../../lake/delta";
import type { Commit, LogFiles, Snapshot, TableState } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, literal, pathLiteral } from "../duckdb/quote";
import type { Storage } from "../storage/storage";

/** The newest version of a table, or undefined where the folder has no Delta log. */
export async function openTable(engine: Engine, storage: Storage, folder: string): Promise<Snapshot | undefined> {
  const state = await readLog(engine, storage, folder);
  return state === undefined ? undefined : readable(state, { folder });
}

/** What the log says, whether or not the table can be read. */
export async function readLog(engine: Engine, storage: Storage, folder: string): Promise<TableState | undefined> {
  const log = `${folder}/_delta_log`;
  const names = (await storage.list(log)).filter((entry) => entry.kind === "File").map((entry) => entry.name);
  const files = chooseLogFiles(names, { folder });
  if (files === undefined) return undefined;
  const checkpoint = files.checkpoint && (await readCheckpoint(engine, storage, log, files.checkpoint));
  const commits = await Promise.all(
    files.commits.map(async ({ version, file }): Promise<Commit> => {
      const path = `${log}/${file}`;
      return { version, actions: parseCommit(await storage.readText(path), { folder, file: path }) };
    }),
  );
  return replay(commits, checkpoint, { folder });
}

/** A checkpoint is a commit with its actions in parquet columns: they are read back as its lines. */
async function readCheckpoint(
  engine: Engine,
  storage: Storage,
  log: string,
  { version, files }: NonNullable<LogFiles["checkpoint"]>,
): Promise<Commit> {
  const paths = await Promise.all(files.map((file) => storage.localPath(`${log}/${file}`)));
  const source = `read_parquet([${paths.map(pathLiteral).join(", ")}], union_by_name = true)`;
  const columns = (await engine.describe(`SELECT * FROM ${source}`)).map((column) => column.name);
  const actions = ["protocol", "metaData", "txn", "remove", "add"]
    .filter((action) => columns.includes(action))
    .map((action) => {
      const line = `to_json({${literal(action)}: ${identifier(action)}})`;
      return `SELECT CAST(${line} AS VARCHAR) AS line FROM ${source} WHERE ${identifier(action)} IS NOT NULL`;
    });
  const rows = await engine.rows<{ line: string }>(actions.join(" UNION ALL "));
  return { version, actions: parseCommit(rows.map((row) => row.line).join("\n"), { file: `${log}/${files[0]}` }) };
}
