export { merge } from "./merge";
export { openTable } from "./open";
export { relationSql } from "./relation";
export type { WriteResult } from "./transaction";
export { append, createTable, overwrite } from "./write";
