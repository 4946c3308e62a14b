import type { z } from "zod";
import type { dataFlow } from "./shapes/dataFlow";
import type { dataset } from "./shapes/dataset";
import type { linkedService } from "./shapes/linkedService";
import type { pipeline } from "./shapes/pipeline";
import type { trigger } from "./shapes/trigger";

type Named<S extends z.ZodType> = z.infer<S> & { readonly name: string };

export type Pipeline = Named<typeof pipeline>;
export type DataFlow = Named<typeof dataFlow>;
export type Dataset = Named<typeof dataset>;
export type LinkedService = Named<typeof linkedService>;
export type Trigger = Named<typeof trigger>;

/** A data factory: what the deployed resources say, by name. */
export interface Factory {
  readonly name: string;
  readonly globalParameters: Readonly<Record<string, unknown>>;
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  readonly dataFlows: ReadonlyMap<string, DataFlow>;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly linkedServices: ReadonlyMap<string, LinkedService>;
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly integrationRuntimes: ReadonlySet<string>;
}
