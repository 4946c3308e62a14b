export { generic } from "./generic";
export { templates } from "./templates";
