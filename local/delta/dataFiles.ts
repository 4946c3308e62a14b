import { randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import { printStats, type AddFile, type ColumnStats, type DeltaColumn } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { identifier, literal, pathLiteral } from "../duckdb/quote";
import type { Storage } from "../storage/storage";

/** Readers of Delta tables do not look into folders whose name begins with an underscore. */
export const stagingPrefix = "_staging-";

/**
 * The size at which a file is closed; up to a row group a thread may still follow. New files stay below 24 MB, and
 * files rewritten with updates in them below 32 MB without being split every time.
 */
const createdSize = "18MB";
const rewrittenSize = "26MB";
/** No file is to be larger: Customer Insights - Data and Spark both read many middling files best. */
const largest = 32_000_000;
/** With DuckDB's own 122,880 rows a file split by size takes twice as long to write. */
const rowGroup = 40_960;

/** No column of a Delta table is called so. */
const rangeColumn = identifier("range;");

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

  /** Writes new rows, in files as they come; a query gives the table's columns. Returns how many there were. */
  async create(query: string): Promise<number> {
    return this.keep(await this.copy(query, `FILE_SIZE_BYTES '${createdSize}'`));
  }

  /** Writes what becomes of another file's rows. */
  async rewrite(query: string): Promise<number> {
    return this.keep(await this.copy(query, `FILE_SIZE_BYTES '${rewrittenSize}'`));
  }

  /** Writes new rows, those with the same value of an expression into one file, or several where it grows too large. */
  async createByRange(query: string, range: string): Promise<number> {
    const written = await this.copy(
      `SELECT *, ${range} AS ${rangeColumn} FROM (${query})`,
      `PARTITION_BY (${rangeColumn})`,
    );
    const tooLarge = written.filter((file) => file.file_size_bytes > largest);
    let rows = this.keep(written.filter((file) => !tooLarge.includes(file)));
    for (const { filename } of tooLarge)
      rows += await this.create(`SELECT * FROM read_parquet(${pathLiteral(filename)})`);
    return rows;
  }

  /** About how many bytes a row takes in a file: the first rows of a query are written to see. */
  async bytesPerRow(query: string): Promise<number> {
    const written = await this.copy(`${query} LIMIT ${rowGroup / 2}`, "PER_THREAD_OUTPUT false");
    const sum = (pick: (file: WrittenFile) => number) => written.reduce((total, file) => total + pick(file), 0);
    return (
      sum((file) => file.file_size_bytes) /
      Math.max(
        1,
        sum((file) => file.count),
      )
    );
  }

  private async copy(query: string, options: string): Promise<readonly WrittenFile[]> {
    const target = await this.storage.localPath(`${this.staging}/${randomUUID()}`, true);
    const written = await this.engine.rows<WrittenFile>(
      `COPY (${query}) TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v1, ` +
        `ROW_GROUP_SIZE ${rowGroup}, RETURN_STATS, ${options})`,
    );
    return written.filter((file) => file.count > 0);
  }

  private keep(written: readonly WrittenFile[]): number {
    this.staged.push(...written.map((file) => stage(file, this.schema)));
    return written.reduce((rows, file) => rows + file.count, 0);
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
