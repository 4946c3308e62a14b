import { parseType, typeName, type TableDefinition } from "../../lake/delta";
import type { WantedTable } from "./publish";

/** What the resource declares, and what its state holds. Types by name, as Delta writes them: `decimal(16,4)`. */
export interface DeltaTableInputs {
  readonly account: string;
  readonly container: string;
  readonly folder: string;
  readonly definition: Omit<TableDefinition, "columns"> & { readonly columns: readonly ColumnInputs[] };
  readonly lackingColumns: WantedTable["lackingColumns"];
  /** What becomes of the table's folder when the resource is deleted. */
  readonly onDelete: "keep" | "remove";
}

interface ColumnInputs {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

export function printDefinition({ columns, ...rest }: TableDefinition): DeltaTableInputs["definition"] {
  return { ...rest, columns: columns.map((column) => ({ ...column, type: typeName(column.type) })) };
}

export function readDefinition({ columns, ...rest }: DeltaTableInputs["definition"]): TableDefinition {
  return {
    ...rest,
    columns: columns.map(({ type, ...column }) => {
      const parsed = parseType(type);
      if (parsed === undefined) throw new Error(`Delta has no type ${type}`);
      return { ...column, type: parsed };
    }),
  };
}
