export { removal, type Action, type AddFile, type DeletionVector, type Metadata } from "./action";
export {
  checkpointActions,
  checkpointPath,
  isCheckpointDue,
  lastCheckpointPath,
  printLastCheckpoint,
} from "./checkpoint";
export { tableChange } from "./change";
export { commitPath, parseCommit, printCommit } from "./commit";
export { cutDeletionVector, locateDeletionVector } from "./deletionVector";
export { daysOf } from "./interval";
export { decodePath, encodePath } from "./path";
export { readCheckpoint, type PartialFile } from "./readCheckpoint";
export { readLog } from "./readLog";
export { replay, type Commit, type TableState } from "./replay";
export { rowsOfBitmaps } from "./roaring";
export { parseFields, printSchema, type DeltaColumn, type SchemaField } from "./schema";
export { filesToCombine } from "./smallFiles";
export { assertWritable, readable, type Snapshot } from "./snapshot";
export { printStats, type ColumnStats } from "./stats";
export { clusterByProperty, createTable, keyProperty, type ColumnDefinition, type TableDefinition } from "./table";
export { parseType, typeName, type DeltaType } from "./type";
