import type { PartialFile } from "../../lake/delta";

/** A container of a storage account, as far as tables need it. Paths are below the container, with `/`. */
export interface Store {
  /** The paths of all files below a folder. */
  list(folder: string): Promise<readonly string[]>;
  readText(path: string): Promise<string>;
  readParts(path: string): Promise<PartialFile>;
  /** Creates the file, or answers false where it exists already. */
  createText(path: string, text: string): Promise<boolean>;
  /** Removes a folder with all that is in it. */
  removeFolder(folder: string): Promise<void>;
}
