export { writeBronze, type GivenFolder, type GivenLake, type GivenRow } from "./writeBronze";
export {
  addIncrement,
  defaultTransactions,
  newFolder,
  writeSample,
  type Sample,
  type WrittenSample,
} from "./writeSample";
export type { Changes } from "./content/world";
export { exportedTable, type ExportedTable } from "./synapseLink/table";
export type { Column } from "./synapseLink/column";
