import type { BronzeFormat } from "../bronze";
import type { TableGroup } from "../commerce";

export const ingestName = (group: TableGroup): string => `ingest_${group.name}`;

export const ingestDescription = ({ name, tables }: TableGroup): string =>
  `Ingests the tables of "${name}": ${tables.map((table) => table.name).join(", ")}`;

const states: Readonly<Record<BronzeFormat, (name: string) => string>> = {
  csv: (name) => name,
  delta: (name) => `${name}_delta`,
};

/** Each format has progress of its own: one counts in folders of the export, the other in loads. */
export const ingestState = (group: TableGroup, format: BronzeFormat): string => states[format](ingestName(group));
