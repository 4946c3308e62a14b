import { Stream } from "../../dataflow/build";
import type { AuditColumn, BookkeepingColumn, CommerceTable } from "../commerce/table";
import { containers } from "../layout";
import { silverColumns } from "./columns";

/** The silver table of a Commerce table as a source stream, deleted rows included. */
export function silverSource<N extends string>(
  table: CommerceTable<N>,
  name: string = table.entity,
): Stream<N | BookkeepingColumn | AuditColumn | "recid"> {
  const source = Stream.source(name, silverColumns(table), {
    allowSchemaDrift: false,
    validateSchema: false,
    format: "delta",
    compressionType: "snappy",
    compressionLevel: "Fastest",
    fileSystem: containers.silver,
    folderPath: table.entity,
  });
  return source as unknown as Stream<N | BookkeepingColumn | AuditColumn | "recid">;
}
