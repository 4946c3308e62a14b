import { readFileSync } from "node:fs";
import { join } from "node:path";
import { identifier, literal } from "../../local/duckdb/quote";
import type { Column, Relation } from "./relation";

interface Entity {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly dataType: string }[];
  readonly partitions: readonly { readonly name: string }[];
}

/** Reads the newest rows of Synapse Link's CSV files, of given closed folders in order. */
export function bronzeRelation(root: string, folders: readonly string[]): Relation {
  const models = folders.map((folder) => ({
    folder,
    entities: JSON.parse(readFileSync(join(root, folder, "model.json"), "utf8")).entities as readonly Entity[],
  }));
  return (entity, columns) => {
    const found = models.flatMap(({ folder, entities }) =>
      entities.filter(({ name }) => name === entity).map((model) => ({ folder, model })),
    );
    const files = found.flatMap(({ folder, model }) =>
      model.partitions.map(({ name }) => join(root, folder, entity, `${name}.csv`)),
    );
    // Columns are only ever added at the right, so the last folder's fit all.
    return newestRows(files, found.at(-1)!.model, columns);
  };
}

function newestRows(files: readonly string[], entity: Entity, columns: readonly Column[]): string {
  const types = entity.attributes.map(({ name, dataType }) => `${literal(name)}: ${literal(typeOf(name, dataType))}`);
  return `
    SELECT ${columns.map(expressionOf).join(", ")}
    FROM (
      FROM read_csv([${files.map(literal).join(", ")}], header = false, auto_detect = false, delim = ',', quote = '"',
        escape = '"', new_line = '\\n', nullstr = '', null_padding = true, parallel = false,
        max_line_size = 10000000, columns = {${types.join(", ")}})
      QUALIFY row_number() OVER (
        PARTITION BY Id
        ORDER BY versionnumber DESC, strptime(SinkModifiedOn, '%-m/%-d/%Y %-I:%M:%S %p') DESC, IsDelete NULLS LAST
      ) = 1
    )
    WHERE IsDelete IS NULL`;
}

function typeOf(name: string, dataType: string): string {
  if (name.startsWith("Sink")) return "VARCHAR";
  switch (dataType) {
    case "int64":
      return "BIGINT";
    case "decimal":
      // Wider decimals are converted from text hundreds of times more slowly by DuckDB 1.5.
      return "DECIMAL(18, 6)";
    case "dateTime":
    case "dateTimeOffset":
      return "TIMESTAMPTZ";
    default:
      return "VARCHAR";
  }
}

function expressionOf(column: Column): string {
  if (typeof column === "string") return identifier(column);
  if ("key" in column) return `lower(${identifier(column.key)}) AS ${identifier(`${column.key}_key`)}`;
  const name = identifier(column.date);
  return `CASE WHEN ${name} > '1900-01-01' AND ${name} < '2154-12-31' THEN ${name} END AS ${name}`;
}
