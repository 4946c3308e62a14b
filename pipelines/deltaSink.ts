import { array, type Options } from "../dataflow/build";

/** Options of a Delta sink that merges by one key. `vacuum: 0` removes nothing: Customer Insights needs the history. */
export const deltaMerge = (fileSystem: string, folderPath: string, key: string, saveOrder: number): Options => ({
  allowSchemaDrift: true,
  validateSchema: false,
  format: "delta",
  fileSystem,
  folderPath,
  mergeSchema: false,
  autoCompact: false,
  optimizedWrite: false,
  vacuum: 0,
  deletable: true,
  insertable: false,
  updateable: false,
  upsertable: true,
  keys: array(key),
  skipDuplicateMapInputs: true,
  skipDuplicateMapOutputs: true,
  saveOrder,
});
