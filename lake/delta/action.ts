/** The actions of a Delta log (delta.io: "PROTOCOL", Actions). Only the fields that are read or written here. */

export interface Protocol {
  readonly minReaderVersion: number;
  readonly minWriterVersion: number;
  readonly readerFeatures?: readonly string[];
  readonly writerFeatures?: readonly string[];
}

export interface Metadata {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly format: { readonly provider: string; readonly options: Readonly<Record<string, string>> };
  /** The schema as JSON text. */
  readonly schemaString: string;
  readonly partitionColumns: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly createdTime?: number;
}

export interface AddFile {
  /** Relative to the table, URL-encoded. */
  readonly path: string;
  readonly partitionValues: Readonly<Record<string, string | null>>;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds. */
  readonly modificationTime: number;
  readonly dataChange: boolean;
  /** `numRecords`, `minValues`, `maxValues`, `nullCount` as JSON text. */
  readonly stats?: string;
  readonly deletionVector?: DeletionVector;
}

/** Where the rows of a file are named that are deleted although the file still has them. */
export interface DeletionVector {
  /** `i` in the log itself, `u` in a file below the table, `p` in a file anywhere. */
  readonly storageType: string;
  readonly pathOrInlineDv: string;
  /** Where it begins in its file, in bytes. */
  readonly offset?: number;
  readonly sizeInBytes: number;
  /** How many rows it deletes. */
  readonly cardinality: number;
}

export interface RemoveFile {
  readonly path: string;
  /** Milliseconds. */
  readonly deletionTimestamp?: number;
  readonly dataChange: boolean;
  readonly extendedFileMetadata?: boolean;
  readonly partitionValues?: Readonly<Record<string, string | null>>;
  readonly size?: number;
  readonly deletionVector?: DeletionVector;
}

export interface Transaction {
  readonly appId: string;
  readonly version: number;
}

export type Action =
  | { readonly protocol: Protocol }
  | { readonly metaData: Metadata }
  | { readonly add: AddFile }
  | { readonly remove: RemoveFile }
  | { readonly txn: Transaction }
  | { readonly commitInfo: Readonly<Record<string, unknown>> };

/** How a file leaves a table. */
export function removal(file: AddFile, deletionTimestamp: number): Action {
  const { path, partitionValues, size } = file;
  return {
    remove: { path, deletionTimestamp, dataChange: true, extendedFileMetadata: true, partitionValues, size },
  };
}
