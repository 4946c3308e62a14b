import { z } from "zod";

/** A value that may hold expressions: a literal, a string beginning with `@` or holding `@{…}`, or `{ value, type: "Expression" }`. */
export const dynamic = z.json();
export type Dynamic = z.infer<typeof dynamic>;

export const expression = z.strictObject({ value: z.string(), type: z.literal("Expression") });

const values = z.record(z.string(), dynamic);

export const datasetReference = z.strictObject({
  referenceName: z.string(),
  type: z.literal("DatasetReference"),
  parameters: values.optional(),
});
export type DatasetReference = z.infer<typeof datasetReference>;

export const linkedServiceReference = z.strictObject({
  referenceName: z.string(),
  type: z.literal("LinkedServiceReference"),
});

export const integrationRuntimeReference = z.strictObject({
  referenceName: z.string(),
  type: z.literal("IntegrationRuntimeReference"),
});

export const credentialReference = z.strictObject({
  referenceName: z.string(),
  type: z.literal("CredentialReference"),
});

export const pipelineReference = z.strictObject({
  referenceName: z.string(),
  type: z.literal("PipelineReference"),
  name: z.string().optional(),
});

export const dataFlowReference = z.strictObject({
  referenceName: z.string(),
  type: z.literal("DataFlowReference"),
  parameters: values.optional(),
  /** By stream, the parameters of its dataset. */
  datasetParameters: z.record(z.string(), values).optional(),
});

/** How an activity reads files. */
export const readSettings = z
  .strictObject({
    type: z.literal("AzureBlobFSReadSettings"),
    recursive: dynamic.optional(),
    enablePartitionDiscovery: z.literal(false).optional(),
  })
  .optional();

const parameterTypes = ["Object", "String", "Int", "Float", "Bool", "Array", "SecureString"] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** Azure writes the type in lower case too (`string`, `bool`). */
const parameterType = z.preprocess(
  (type) => parameterTypes.find((known) => known.toLowerCase() === String(type).toLowerCase()) ?? type,
  z.enum(parameterTypes),
);

export const parameterSpecifications = z.record(
  z.string(),
  z.strictObject({ type: parameterType, defaultValue: dynamic.optional() }),
);
export type ParameterSpecifications = z.infer<typeof parameterSpecifications>;

/** What resources may carry without any effect on a run. */
export const notes = {
  description: z.string().optional(),
  annotations: z.array(dynamic).optional(),
};
export const folder = z.strictObject({ name: z.string().optional() }).optional();
