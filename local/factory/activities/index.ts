import { z } from "zod";
import { appendVariable } from "./appendVariable";
import { executeDataFlow } from "./executeDataFlow";
import { executePipeline } from "./executePipeline";
import { fail } from "./fail";
import { filter } from "./filter";
import { forEach } from "./forEach";
import { getMetadata } from "./getMetadata";
import { ifCondition } from "./ifCondition";
import { lookup } from "./lookup";
import { setVariable } from "./setVariable";
import { switchActivity } from "./switch";
import { until } from "./until";
import { wait } from "./wait";
import { webActivity } from "./webActivity";

export { activityList } from "./activityList";

/** The activities that a local factory can run, by the type that Azure gives them. */
export const activityTypes = {
  AppendVariable: appendVariable,
  ExecuteDataFlow: executeDataFlow,
  ExecutePipeline: executePipeline,
  Fail: fail,
  Filter: filter,
  ForEach: forEach,
  GetMetadata: getMetadata,
  IfCondition: ifCondition,
  Lookup: lookup,
  SetVariable: setVariable,
  Switch: switchActivity,
  Until: until,
  Wait: wait,
  WebActivity: webActivity,
};

export type ActivityName = keyof typeof activityTypes;

type ActivityOf<T extends ActivityName> = z.infer<(typeof activityTypes)[T]["shape"]>;

export type Activity = { [T in ActivityName]: ActivityOf<T> }[ActivityName];
