import { problem, type Where } from "../../errors";
import type { TableState } from "./replay";
import { parseColumn, parseFields, type DeltaColumn } from "./schema";

/** A table at one version that is known to be readable. */
export interface Snapshot extends TableState {
  readonly schema: readonly DeltaColumn[];
}

/**
 * Table features that a reader must know and that are read here (delta.io: "PROTOCOL", Valid Feature Names In Table
 * Features). Writers list some that their tables make no use of: column mapping is refused where it has a mode, and the
 * types are where a column has one.
 */
const readFeatures: ReadonlySet<string> = new Set([
  "deletionVectors",
  "columnMapping",
  "timestampNtz",
  "variantType",
  "vacuumProtocolCheck",
]);

/** The table as it can be read, or the problem that names what it has that is not read here. */
export function readable(state: TableState, where: Where = {}): Snapshot {
  const { protocol, metadata } = state;
  const unknown = (protocol.readerFeatures ?? []).filter((feature) => !readFeatures.has(feature));
  if (protocol.minReaderVersion > 3 || unknown.length > 0) {
    throw problem("delta-reader-version", { version: protocol.minReaderVersion, features: unknown }, where);
  }
  const mapping = metadata.configuration?.["delta.columnMapping.mode"] ?? "none";
  if (mapping !== "none") throw problem("delta-column-mapping", { mode: mapping }, where);
  if (metadata.format.provider !== "parquet") {
    throw problem("delta-log-invalid", { reason: `its files are ${metadata.format.provider}, not parquet` }, where);
  }
  return { ...state, schema: typedSchema(metadata.schemaString, where) };
}

function typedSchema(schemaString: string, where: Where): readonly DeltaColumn[] {
  const fields = parseFields(schemaString);
  if (fields === undefined) throw problem("delta-log-invalid", { reason: "its schema is not a struct" }, where);
  return fields.map((field) => {
    const column = parseColumn(field);
    if (column === undefined) {
      const type = typeof field.type === "string" ? field.type : JSON.stringify(field.type);
      throw problem("delta-column-type", { column: field.name, type }, where);
    }
    return column;
  });
}

/** Throws where writing would have to do more than add and remove files: the table asks for it by its writer version. */
export function assertWritable(snapshot: Snapshot, where: Where = {}): void {
  const { protocol, metadata, schema } = snapshot;
  if (protocol.minWriterVersion > 2) {
    const features = protocol.writerFeatures ?? [];
    throw problem("delta-writer-version", { version: protocol.minWriterVersion, features }, where);
  }
  const refused =
    metadata.configuration["delta.appendOnly"] === "true"
      ? "delta.appendOnly"
      : metadata.partitionColumns.length > 0
        ? "partition columns"
        : metadata.schemaString.includes('"delta.invariants"')
          ? "column invariants"
          : schema.some((column) => !column.nullable)
            ? "columns that must not be null"
            : undefined;
  if (refused !== undefined) throw problem("delta-not-writable", { feature: refused }, where);
}
