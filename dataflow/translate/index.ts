export type * from "./plan";
export { translateAsking } from "./translateAsking";
export { translate, translateExpression, translateFormat, type Environment } from "./translate";
