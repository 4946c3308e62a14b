import { problem, type Problem } from "../../errors";
import { daysOf, keyProperty, parseFields, parseType, type SchemaField, type TableState } from "../delta";

/** Customer Insights - Data needs the versions since its last refresh; Microsoft advises to keep 15 days of them. */
const leastDays = 15;

/**
 * What Customer Insights - Data would refuse or lose about a Delta table, by what the table's log says (Microsoft:
 * "Connect to Delta tables in Azure Data Lake Storage", its prerequisites, and "Connect to Common Data Model tables"
 * for decimals and keys). `folder` is the name of the table's folder, which becomes the table's name.
 */
export function contractFindings(state: TableState, folder: string): readonly Problem[] {
  const fields = parseFields(state.metadata.schemaString) ?? [];
  return [
    ...nameFindings(folder, fields),
    ...protocolFindings(state),
    ...retentionFindings(state.metadata.configuration ?? {}),
    ...fields.flatMap(typeFindings),
    ...keyFindings(state, fields),
  ];
}

function nameFindings(folder: string, fields: readonly SchemaField[]): readonly Problem[] {
  const isName = (name: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name);
  return [
    ...(isName(folder) ? [] : [problem("ci-table-name", { name: folder })]),
    ...fields.filter(({ name }) => !isName(name)).map(({ name }) => problem("ci-column-name", { column: name })),
  ];
}

function protocolFindings({ protocol, metadata, files }: TableState): readonly Problem[] {
  const { minReaderVersion: version, readerFeatures = [], writerFeatures = [] } = protocol;
  const features = [...(readerFeatures ?? []), ...(writerFeatures ?? [])];
  const configuration = metadata.configuration ?? {};
  const refused = new Set([
    ...features.filter((feature) => refusedFeatures.has(feature)),
    ...(configuration["delta.enableDeletionVectors"] === "true" ? ["deletionVectors"] : []),
    ...(configuration["delta.enableTypeWidening"] === "true" ? ["typeWidening"] : []),
    ...([...files.values()].some((file) => file.deletionVector) ? ["deletionVectors"] : []),
  ]);
  return [
    ...(version > 2 ? [problem("ci-reader-version", { version, features: readerFeatures ?? [] })] : []),
    ...[...refused].map((feature) => problem("ci-feature", { feature })),
  ];
}

/** The features that Microsoft's page lists as not supported, by their name in a log. */
const refusedFeatures: ReadonlySet<string> = new Set([
  "deletionVectors",
  "clustering",
  "timestampNtz",
  "typeWidening",
  "typeWidening-preview",
  "variantType",
  "variantType-preview",
]);

function retentionFindings(configuration: Readonly<Record<string, string>>): readonly Problem[] {
  // What Delta keeps where nothing is said (delta.io: "Table properties").
  const defaults = { "delta.logRetentionDuration": 30, "delta.deletedFileRetentionDuration": 7 };
  return Object.entries(defaults).flatMap(([property, fallback]) => {
    const value = configuration[property];
    const days = value === undefined ? fallback : daysOf(value);
    if (days !== undefined && days >= leastDays) return [];
    return [problem("ci-retention", { property, value: value ?? `the default, ${fallback} days`, days: leastDays })];
  });
}

function typeFindings({ name, type }: SchemaField): readonly Problem[] {
  const parsed = parseType(type);
  if (parsed === undefined || parsed.kind === "binary") {
    return [problem("ci-column-type", { column: name, type: typeof type === "string" ? type : JSON.stringify(type) })];
  }
  if (parsed.kind !== "decimal" || parsed.precision <= 16) return [];
  return [problem("ci-decimal-precision", { column: name, precision: parsed.precision })];
}

function keyFindings(state: TableState, fields: readonly SchemaField[]): readonly Problem[] {
  const key = keyColumn(state);
  if (key === undefined) return [problem("ci-key-missing", {})];
  const field = fields.find(({ name }) => name === key);
  if (field === undefined) return [problem("ci-key-column-missing", { column: key })];
  const kind = parseType(field.type)?.kind;
  const isKeyType = kind !== undefined && ["string", "long", "integer", "short", "byte"].includes(kind);
  return isKeyType ? [] : [problem("ci-key-type", { column: key, type: String(kind ?? field.type) })];
}

/** The column that a table names as its key, else its first one. */
export function keyColumn({ metadata }: TableState): string | undefined {
  return metadata.configuration?.[keyProperty] ?? parseFields(metadata.schemaString)?.[0]?.name;
}
