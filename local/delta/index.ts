export type { Rows } from "./incoming";
export { merge, type MergeRows } from "./merge";
export { openTable } from "./open";
export { relationSql } from "./relation";
export type { WriteResult } from "./transaction";
export { append, createTable, overwrite } from "./write";
