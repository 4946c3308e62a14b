import { join } from "node:path";
import { openTable } from "../../local/delta";
import { localPaths } from "../../local/delta/scan";
import { Engine } from "../../local/duckdb/engine";
import { DirectoryStorage } from "../../local/storage/directory";
import { commerceTables } from "../../pipelines/commerce";
import { bronzeRelation } from "../handwritten/bronze";
import { ordersStatement } from "../handwritten/orders";
import type { Relation } from "../handwritten/relation";
import { silverRelation } from "../handwritten/silver";

interface Written {
  /** The folder of the parquet files to write. */
  readonly out: string;
  readonly memory?: string;
}

/** The rival, over closed folders of an export. */
export async function handwrittenFromBronze(
  options: Written & { readonly bronze: string; readonly folders: readonly string[] },
): Promise<void> {
  await onEngine(options, async () => bronzeRelation(options.bronze, options.folders));
}

/** The rival, over the live files of silver tables. */
export async function handwrittenFromSilver(options: Written & { readonly lake: string }): Promise<void> {
  await onEngine(options, (engine) => relationOf(engine, join(options.lake, "silver")));
}

async function onEngine({ out, memory }: Written, relation: (engine: Engine) => Promise<Relation>): Promise<void> {
  const engine = await Engine.open(memory === undefined ? {} : { memory });
  try {
    await engine.run(ordersStatement(await relation(engine), out));
  } finally {
    await engine.close();
  }
}

async function relationOf(engine: Engine, silver: string): Promise<Relation> {
  const storage = new DirectoryStorage(silver);
  const files = new Map<string, readonly string[]>();
  for (const { entity } of commerceTables) {
    const snapshot = await openTable(engine, storage, entity);
    files.set(entity, await localPaths([...(snapshot?.files.values() ?? [])], storage, entity));
  }
  return silverRelation((entity) => files.get(entity)!);
}
