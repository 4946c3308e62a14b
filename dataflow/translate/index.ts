export type * from "./plan";
export { textConversion } from "./textConversion";
export { translateAsking } from "./translateAsking";
export { translate, translateExpression, type Environment } from "./translate";
