import type { Action, Metadata, Protocol } from "./action";
import { hyparquet } from "./parquet";

/** A file that is read in parts. */
export interface PartialFile {
  readonly byteLength: number;
  slice(start: number, end?: number): ArrayBuffer | Promise<ArrayBuffer>;
}

/**
 * What a checkpoint says of the table itself, its data files left unread: protocol and metadata stand in columns of their
 * own (delta.io: "PROTOCOL", Checkpoint Schema). Of a checkpoint in parts, one has them.
 */
export async function readCheckpoint(parts: readonly PartialFile[]): Promise<readonly Action[]> {
  const { parquetReadObjects } = await hyparquet();
  const columns = ["protocol", "metaData"];
  const rows = await Promise.all(parts.map((file) => parquetReadObjects({ file, columns })));
  return rows
    .flat()
    .flatMap(({ protocol, metaData }): Action[] => [
      ...(protocol ? [{ protocol: plain(protocol) as unknown as Protocol }] : []),
      ...(metaData ? [{ metaData: plain(metaData) as unknown as Metadata }] : []),
    ]);
}

/** Longs as numbers, without the fields that are null: as a line of a commit has them. */
function plain(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === null || item === undefined ? [] : [[key, typeof item === "bigint" ? Number(item) : item]],
    ),
  );
}
