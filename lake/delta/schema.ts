import { parseType, typeName, type DeltaType } from "./type";

export interface DeltaColumn {
  readonly name: string;
  readonly type: DeltaType;
  readonly nullable: boolean;
  readonly description?: string;
}

/** A field of a schema as it is written, whatever its type. */
export interface SchemaField {
  readonly name: string;
  /** A name, or an object for a nested type. */
  readonly type: unknown;
  readonly nullable: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The fields of a schema text; undefined where it is not the JSON of a struct. */
export function parseFields(schemaString: string): readonly SchemaField[] | undefined {
  try {
    const schema = JSON.parse(schemaString) as { fields?: unknown };
    return Array.isArray(schema.fields) ? (schema.fields as SchemaField[]) : undefined;
  } catch {
    return undefined;
  }
}

/** The typed column of a field; undefined where its type is not one that is read here. */
export function parseColumn(field: SchemaField): DeltaColumn | undefined {
  const type = parseType(field.type);
  if (type === undefined) return undefined;
  const comment = field.metadata?.["comment"];
  return {
    name: field.name,
    type,
    nullable: field.nullable,
    ...(typeof comment === "string" ? { description: comment } : {}),
  };
}

export function printSchema(columns: readonly DeltaColumn[]): string {
  const fields = columns.map(({ name, type, nullable, description }) => ({
    name,
    type: typeName(type),
    nullable,
    metadata: description === undefined ? {} : { comment: description },
  }));
  return JSON.stringify({ type: "struct", fields });
}
