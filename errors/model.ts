import { entry } from "./entry";

/** What a configuration asks of the model and cannot have. */
export const modelErrors = {
  "drop-table-unknown": entry<{ table: string; known: readonly string[] }>(
    (p) => `commerce:dropColumns: there is no gold table "${p.table}"`,
    (p) => `the tables are ${p.known.join(", ")}`,
  ),
  "drop-column-unknown": entry<{ table: string; column: string; known: readonly string[] }>(
    (p) => `commerce:dropColumns: ${p.table} has no column "${p.column}"`,
    (p) => `its columns are ${p.known.join(", ")}`,
  ),
  "drop-column-needed": entry<{ table: string; column: string }>(
    (p) => `commerce:dropColumns: ${p.table}.${p.column} cannot be left out`,
    "Customer Insights needs the key of every table and the time of every activity; leave out other columns",
  ),
} as const;
