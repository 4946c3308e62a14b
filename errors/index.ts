export { catalogue, type Code } from "./catalogue";
export { Problem, problem, type Where } from "./problem";
