export { type Machine, type Progress, dataFlowRunner, runDataFlow } from "./run";
export { type CapturedRows, type GivenRows, runWithRows, runWithRowsOn } from "./runWithRows";
