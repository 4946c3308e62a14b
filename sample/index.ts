export { writeBronze, type GivenFolder, type GivenLake, type GivenRow } from "./writeBronze";
export { exportedTable } from "./synapseLink/table";
