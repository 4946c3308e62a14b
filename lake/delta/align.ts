import { problem } from "../../errors";
import type { Action } from "./action";
import { printSchema, type DeltaColumn } from "./schema";
import type { Snapshot } from "./snapshot";
import type { TableDefinition } from "./table";
import { typeName } from "./type";

/**
 * The actions that give a table the columns of its definition: new ones are added and null in the rows that are there,
 * others leave the schema (data files keep their values until they are rewritten and vacuumed). Nothing where the table
 * has them already. A column cannot change its type: its values would have to be converted.
 */
export function alignColumns(
  snapshot: Snapshot,
  { name: table, columns }: TableDefinition,
  time: number,
): readonly Action[] {
  const present = new Map(snapshot.schema.map((column) => [column.name.toLowerCase(), column]));
  for (const { name, type } of columns) {
    const held = present.get(name.toLowerCase());
    if (held !== undefined && typeName(held.type) !== typeName(type))
      throw problem("table-column-retyped", { column: name, from: typeName(held.type), to: typeName(type) }, { table });
  }
  const wanted = new Set(columns.map(({ name }) => name.toLowerCase()));
  const added = columns.filter(({ name }) => !present.has(name.toLowerCase()));
  const dropped = snapshot.schema.filter(({ name }) => !wanted.has(name.toLowerCase()));
  if (added.length === 0 && dropped.length === 0) return [];
  const kept = snapshot.schema.filter(({ name }) => wanted.has(name.toLowerCase()));
  const schema: readonly DeltaColumn[] = [...kept, ...added.map((column) => ({ ...column, nullable: true }))];
  const names = (list: readonly { readonly name: string }[]) => JSON.stringify(list.map(({ name }) => name));
  return [
    {
      commitInfo: {
        timestamp: time,
        operation: "CHANGE COLUMNS",
        operationParameters: { added: names(added), dropped: names(dropped) },
      },
    },
    { metaData: { ...snapshot.metadata, schemaString: printSchema(schema) } },
  ];
}
