export { readFlow, type Flow } from "./flow";
export { type Machine, type Progress, dataFlowRunner, runDataFlow } from "./run";
export { runSubstituted, type Substitution, type WrittenSink } from "./runSubstituted";
export { type CapturedRows, type GivenRows, runWithRows, runWithRowsOn } from "./runWithRows";
