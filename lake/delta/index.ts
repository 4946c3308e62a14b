export { removal, type Action, type AddFile, type Metadata, type Protocol } from "./action";
export { alignColumns } from "./align";
export {
  checkpointActions,
  checkpointPath,
  isCheckpointDue,
  lastCheckpointPath,
  printLastCheckpoint,
} from "./checkpoint";
export { commitPath, parseCommit, printCommit } from "./commit";
export { chooseLogFiles, type LogFiles } from "./log";
export { daysOf } from "./interval";
export { decodePath, encodePath } from "./path";
export { replay, type Commit, type TableState } from "./replay";
export { parseColumn, parseFields, printSchema, type DeltaColumn, type SchemaField } from "./schema";
export { filesToCombine } from "./smallFiles";
export { assertWritable, readable, type Snapshot } from "./snapshot";
export { printStats, type ColumnStats } from "./stats";
export { clusterByProperty, createTable, keyProperty, type ColumnDefinition, type TableDefinition } from "./table";
export { parseType, typeName, type DeltaType } from "./type";
