export { explainRefusals } from "./explainRefusals";
