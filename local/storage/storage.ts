/** One entry of a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: "File" | "Folder";
  /** Bytes; 0 for a folder. */
  readonly size: number;
  readonly modified: Date;
}

/**
 * A storage account's container, as far as the local factory needs it. Paths are relative, with `/`.
 * Everything is written whole: a reader sees the old file or the new one.
 */
export interface Storage {
  /** Entries directly below a folder, sorted by name; empty where the folder does not exist. */
  list(folder: string): Promise<readonly Entry[]>;
  /** The entry of one path, or undefined. */
  stat(path: string): Promise<Entry | undefined>;
  readText(path: string): Promise<string>;
  /** Replaces the file atomically. */
  writeText(path: string, text: string): Promise<void>;
  /** Creates the file, or answers false where it exists already (put-if-absent). */
  createText(path: string, text: string): Promise<boolean>;
  remove(path: string): Promise<void>;
  /** Where DuckDB can read or write the file: a path on this machine. Makes parent folders when `forWriting`. */
  localPath(path: string, forWriting?: boolean): Promise<string>;
}
