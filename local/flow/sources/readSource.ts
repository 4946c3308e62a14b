import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { parse } from "../../../dataflow/parse";
import type { PlanColumn } from "../../../dataflow/translate/plan";
import type { Engine } from "../../duckdb/engine";
import { Accounts } from "../../storage/accounts";
import { optionsOf } from "../options";
import { Relations } from "../relations";
import { openSource } from ".";

export type Files = Readonly<Record<string, string | Buffer>>;

export async function lakeOf(engine: Engine, files: Files): Promise<Accounts> {
  const directory = join(engine.folder, `lake-${randomUUID()}`);
  await mkdir(directory);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return new Accounts([{ account: "acc", container: "bronze", folder: "", directory }]);
}

export interface Asked {
  /** Names that the script mentions. */
  readonly mentioned?: readonly string[];
  /** Columns whose values are needed; none for all. */
  readonly needed?: readonly string[];
}

/** The rows of `source(…) ~> s` over the files, each a list of values by the columns of the source. */
export async function readSource(
  engine: Engine,
  files: Files | Accounts,
  source: string,
  { mentioned = [], needed = [] }: Asked = {},
) {
  const statement = parse(`source(${source}) ~> s`).script.statements[0]!;
  const relations = new Relations(engine);
  const accounts = files instanceof Accounts ? files : await lakeOf(engine, files);
  const opened = await openSource({
    flow: "f",
    statement,
    options: await optionsOf(statement, () => Promise.reject(new Error("not a constant"))),
    location: { account: "acc" },
    mentioned: new Set(mentioned),
    engine,
    relations,
    accounts,
  });
  const planned = opened.columns.map(({ name, type }, index): PlanColumn => ({
    name,
    type,
    sql: `out${index}`,
    origin: "s",
  }));
  const select = await opened.select(planned, (name) => needed.length === 0 || needed.includes(name));
  const rows = await engine.rows(select);
  await relations.drop();
  return { names: opened.columns.map(({ name }) => name), rows: rows.map((row) => Object.values(row)) };
}
