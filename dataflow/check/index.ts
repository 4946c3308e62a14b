export { check, type Findings } from "./check";
export type { Column, Schema } from "./schema";
