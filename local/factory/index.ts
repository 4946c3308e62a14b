export { clock } from "./clock";
export type { ActivityPlace, ActivityRun, Observe, RunEvent } from "./events";
export type { Factory } from "./factory";
export type {
  DataFlowRequest,
  DataFlowResult,
  FileFormat,
  Ports,
  RunDataFlow,
  SinkMetrics,
  StreamLocation,
} from "./ports";
export { factoryOf, type FactoryReading, type Resource } from "./resources";
export { LocalFactory, type PipelineRun, type RunRequest, type StartedRun } from "./run";
export type { Failure, RunStatus } from "./status";
