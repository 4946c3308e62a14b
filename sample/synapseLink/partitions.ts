import { mkdir, open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

/** Bytes kept in memory before they go to a file. */
const bufferSize = 1 << 20;

/** No character takes more bytes than this in UTF-8, counted by UTF-16 units. */
const bytesPerUnit = 3;

const lineFeed = 10;

class PartitionFile {
  private buffer = Buffer.allocUnsafe(2 * bufferSize);
  private filled = 0;
  private handle: FileHandle | undefined;
  /** Bytes in the file that is open. */
  private size = 0;
  private part = 0;
  readonly names: string[] = [];

  constructor(
    private readonly folder: string,
    private readonly partition: string,
    private readonly maximum: number,
  ) {}

  /** True where the buffer is full and `flush` is due. */
  append(line: string): boolean {
    const needed = this.filled + line.length * bytesPerUnit + 1;
    if (needed > this.buffer.length) this.buffer = Buffer.concat([this.buffer], 2 * needed);
    this.filled += this.buffer.write(line, this.filled);
    this.buffer[this.filled++] = lineFeed;
    return this.filled >= bufferSize || this.filled >= this.maximum;
  }

  async flush(): Promise<void> {
    if (this.filled === 0) return;
    if (this.handle !== undefined && this.size >= this.maximum) await this.next();
    this.handle ??= await this.open();
    await this.handle.write(this.buffer, 0, this.filled);
    this.size += this.filled;
    this.filled = 0;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.handle?.close();
  }

  private async next(): Promise<void> {
    await this.handle?.close();
    this.handle = undefined;
    this.size = 0;
    this.part++;
  }

  private open(): Promise<FileHandle> {
    const name = this.part === 0 ? this.partition : `${this.partition}_${String(this.part).padStart(3, "0")}`;
    this.names.push(name);
    return open(join(this.folder, `${name}.csv`), "w");
  }
}

/** The files of one table in one timestamp folder, one a year, split where they grow beyond `maximum` bytes. */
export class Partitions {
  private readonly files = new Map<string, PartitionFile>();

  constructor(
    private readonly folder: string,
    private readonly maximum: number,
  ) {}

  /** Appends a line to a partition; a promise only where text has to be written. */
  append(partition: string, line: string): Promise<void> | undefined {
    let file = this.files.get(partition);
    if (file === undefined) {
      file = new PartitionFile(this.folder, partition, this.maximum);
      this.files.set(partition, file);
    }
    return file.append(line) ? this.flush(file) : undefined;
  }

  /** Closes the files and answers their names, without `.csv`. */
  async close(): Promise<readonly string[]> {
    for (const file of this.files.values()) {
      await this.prepare();
      await file.close();
    }
    return [...this.files.values()].flatMap((file) => file.names).sort();
  }

  private async flush(file: PartitionFile): Promise<void> {
    await this.prepare();
    await file.flush();
  }

  private async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }
}
