import { z } from "zod";
import { datasetReference, folder, linkedServiceReference, notes } from "./common";

const stream = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  dataset: datasetReference.optional(),
  linkedService: linkedServiceReference.optional(),
  schemaLinkedService: linkedServiceReference.optional(),
});

export const dataFlow = z.strictObject({
  ...notes,
  folder,
  type: z.literal("MappingDataFlow"),
  sources: z.array(stream).default([]),
  sinks: z.array(stream).default([]),
  transformations: z.array(z.strictObject({ name: z.string(), description: z.string().optional() })).default([]),
  script: z.string().optional(),
  scriptLines: z.array(z.string()).optional(),
});
