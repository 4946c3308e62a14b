export type * from "./plan";
export { translateAsking } from "./translateAsking";
export { translate, translateExpression, type Environment } from "./translate";
