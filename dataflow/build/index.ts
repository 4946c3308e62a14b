export * from "./expression";
export type { Expression } from "../ast";
export * from "./functions";
export type { Assertion } from "./assertion";
export { script, type FlowParameter } from "./flow";
export { ascending, descending, Stream, type Sink, type SortKey } from "./stream";
export { onlyColumns, type Options } from "./arguments";
