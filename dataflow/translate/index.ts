export type * from "./plan";
export { translate, translateExpression, type Environment } from "./translate";
