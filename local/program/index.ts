export { evaluateStack } from "./evaluate";
export type { Program, Resource } from "./program";
export { readProject, stackConfig } from "./project";
