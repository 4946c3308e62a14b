import type { Problem } from "../../../errors";
import type { Factory, Pipeline } from "../factory";
import { calls } from "./calls";
import { dependencies } from "./dependencies";
import { datasetExpressions, expressions } from "./expressions";
import { limits } from "./limits";
import { names } from "./names";
import { nesting } from "./nesting";
import { references } from "./references";

const ofFactory: readonly ((factory: Factory) => readonly Problem[])[] = [names, references, calls, datasetExpressions];
const ofPipeline: readonly ((pipeline: Pipeline) => readonly Problem[])[] = [
  nesting,
  dependencies,
  limits,
  expressions,
];

/** What the service, or this machine, would refuse of a factory, before anything runs. */
export function checkFactory(factory: Factory): readonly Problem[] {
  const pipelines = [...factory.pipelines.values()];
  return [
    ...ofFactory.flatMap((rule) => rule(factory)),
    ...ofPipeline.flatMap((rule) => pipelines.flatMap((pipeline) => rule(pipeline))),
  ];
}
