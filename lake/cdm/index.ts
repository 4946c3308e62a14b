export { findEntity, leastWidth, parseModel, type Entity, type Model } from "./model";
