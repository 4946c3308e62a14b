export { contractFindings, keyColumn } from "./contract";
