export { checkExpressions } from "./check";
export { evaluate } from "./evaluate";
export type { ActivityValue, ExpressionScope } from "./scope";
