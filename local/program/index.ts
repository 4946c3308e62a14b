export { evaluateProgram, evaluateStack, type EvaluateProgram, type EvaluateStack } from "./evaluate";
export type { Program, Resource } from "./program";
export { readProject, stackConfig, type Project } from "./project";
