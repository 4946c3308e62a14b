import { randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import { printStats, type AddFile, type ColumnStats, type DeltaColumn } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { identifier, literal } from "../duckdb/quote";
import type { Storage } from "../storage/storage";

/** Readers of Delta tables do not look into folders whose name begins with an underscore. */
export const stagingPrefix = "_staging-";

/**
 * A file is closed once it is larger than this, by up to a row group a thread: new files stay below 24 MB, and files
 * rewritten with updates in them below 32 MB without being split every time.
 */
export type TargetSize = "18MB" | "26MB";

interface Staged {
  readonly localPath: string;
  readonly add: AddFile;
}

/** Data files in the making, invisible until `publish` puts them into the table and a commit names them. */
export class DataFiles {
  private readonly staged: Staged[] = [];
  private readonly staging: string;

  constructor(
    private readonly engine: Engine,
    private readonly storage: Storage,
    private readonly folder: string,
    private readonly schema: readonly DeltaColumn[],
  ) {
    this.staging = `${folder}/${stagingPrefix}${randomUUID()}`;
  }

  /** The files written so far, as the log will name them. */
  get added(): readonly AddFile[] {
    return this.staged.map(({ add }) => add);
  }

  /** Writes the rows of a query, whose columns are the table's; returns how many they were. */
  async write(query: string, size: TargetSize): Promise<number> {
    const target = await this.storage.localPath(`${this.staging}/${randomUUID()}`, true);
    // Row groups of 40,960 rows: with DuckDB's own 122,880 a file split by size takes twice as long to write.
    const files = await this.engine.rows<WrittenFile>(
      `COPY (${query}) TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v1, ` +
        `ROW_GROUP_SIZE 40960, FILE_SIZE_BYTES '${size}', RETURN_STATS)`,
    );
    const filled = files.filter((file) => file.count > 0);
    this.staged.push(...filled.map((file) => stage(file, this.schema)));
    return filled.reduce((rows, file) => rows + file.count, 0);
  }

  async publish(): Promise<void> {
    for (const { localPath, add } of this.staged) {
      await rename(localPath, await this.storage.localPath(`${this.folder}/${add.path}`));
    }
    await this.storage.remove(this.staging);
  }

  /** Leaves nothing behind: for when the commit did not happen. */
  async discard(): Promise<void> {
    for (const { add } of this.staged) await this.storage.remove(`${this.folder}/${add.path}`);
    await this.storage.remove(this.staging);
  }
}

/** What DuckDB reports of a file it wrote; the statistics are by quoted column name, their values text. */
interface WrittenFile extends Row {
  readonly filename: string;
  readonly count: number;
  readonly file_size_bytes: number;
  readonly column_statistics: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function stage(file: WrittenFile, schema: readonly DeltaColumn[]): Staged {
  const columns = schema.map(({ name, type }): ColumnStats => {
    const stats = file.column_statistics[identifier(name)] ?? {};
    return {
      name,
      type,
      nullCount: Number(stats["null_count"] ?? 0),
      ...(stats["min"] === undefined ? {} : { min: stats["min"] }),
      ...(stats["max"] === undefined ? {} : { max: stats["max"] }),
    };
  });
  const add: AddFile = {
    path: `part-00000-${randomUUID()}-c000.snappy.parquet`,
    partitionValues: {},
    size: file.file_size_bytes,
    modificationTime: Date.now(),
    dataChange: true,
    stats: printStats(file.count, columns),
  };
  return { localPath: file.filename, add };
}
