export { readFlow, type Flow } from "./flow";
export { type Machine, type Progress, dataFlowRunner, runDataFlow } from "./run";
export type { KnownStream } from "./knownStream";
export { runSubstituted } from "./runSubstituted";
export type { SubstitutedRun, Substitution, WrittenSink } from "./substitution";
export { type CapturedRows, type GivenRows, runWithRows, runWithRowsOn } from "./runWithRows";
