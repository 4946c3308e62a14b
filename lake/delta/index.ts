export { removal, type Action, type AddFile, type DeletionVector, type Metadata, type Protocol } from "./action";
export { alignColumns } from "./align";
export {
  checkpointActions,
  checkpointPath,
  isCheckpointDue,
  lastCheckpointPath,
  printLastCheckpoint,
} from "./checkpoint";
export { tableChange, type TableChange } from "./change";
export { commitPath, parseCommit, printCommit } from "./commit";
export { cutDeletionVector, locateDeletionVector, type StoredDeletionVector } from "./deletionVector";
export { chooseLogFiles, type LogFiles } from "./log";
export { daysOf } from "./interval";
export { decodePath, encodePath } from "./path";
export { readCheckpoint, type PartialFile } from "./readCheckpoint";
export { replay, type Commit, type TableState } from "./replay";
export { rowsOfBitmaps } from "./roaring";
export { parseColumn, parseFields, printSchema, type DeltaColumn, type SchemaField } from "./schema";
export { filesToCombine } from "./smallFiles";
export { assertWritable, readable, type Snapshot } from "./snapshot";
export { printStats, type ColumnStats } from "./stats";
export { clusterByProperty, createTable, keyProperty, type ColumnDefinition, type TableDefinition } from "./table";
export { parseType, typeName, type DeltaType } from "./type";
