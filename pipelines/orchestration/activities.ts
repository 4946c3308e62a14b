/** Activities of a pipeline, in the flattened form of the Azure SDKs (what ARM calls `typeProperties` lies beside `type`). */
export type Condition = "Succeeded" | "Failed" | "Skipped" | "Completed";

export interface Activity {
  readonly name: string;
  readonly type: string;
  readonly dependsOn?: readonly { readonly activity: string; readonly dependencyConditions: readonly Condition[] }[];
  readonly [property: string]: unknown;
}

/** A value that the service computes: `@…`. */
export const expression = (value: string) => ({ value, type: "Expression" }) as const;

/** A text as a string literal of the pipeline expression language. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Transient failures of storage and of the service pass within minutes. */
const policy = { retry: 2, retryIntervalInSeconds: 60, secureInput: false, secureOutput: false };
const quick = { ...policy, timeout: "0.00:10:00" };
const long = { ...policy, timeout: "0.12:00:00" };

export const after = (activity: string, ...conditions: readonly Condition[]) => ({
  activity,
  dependencyConditions: conditions.length === 0 ? (["Succeeded"] as const) : conditions,
});
type Dependency = ReturnType<typeof after>;

interface DatasetUse {
  readonly dataset: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
const datasetReference = ({ dataset, parameters }: DatasetUse) => ({
  referenceName: dataset,
  type: "DatasetReference",
  parameters,
});

export const getMetadata = (
  name: string,
  use: DatasetUse,
  fieldList: readonly string[],
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "GetMetadata",
  dependsOn,
  policy: quick,
  dataset: datasetReference(use),
  fieldList,
  storeSettings: { type: "AzureBlobFSReadSettings", recursive: false },
  formatSettings: { type: "BinaryReadSettings" },
});

export const lookupFirstRow = (name: string, use: DatasetUse, ...dependsOn: readonly Dependency[]): Activity => ({
  name,
  type: "Lookup",
  dependsOn,
  policy: quick,
  dataset: datasetReference(use),
  firstRowOnly: true,
  source: {
    type: "DelimitedTextSource",
    storeSettings: { type: "AzureBlobFSReadSettings", recursive: false },
    formatSettings: { type: "DelimitedTextReadSettings" },
  },
});

export const filter = (
  name: string,
  items: string,
  condition: string,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "Filter",
  dependsOn,
  items: expression(items),
  condition: expression(condition),
});

/** One after another. All iterations run, even after one failed. */
export const forEachInOrder = (
  name: string,
  items: string,
  activities: readonly Activity[],
  ...dependsOn: readonly Dependency[]
): Activity => ({ name, type: "ForEach", dependsOn, isSequential: true, items: expression(items), activities });

export const ifCondition = (
  name: string,
  condition: string,
  branches: { readonly then?: readonly Activity[]; readonly otherwise?: readonly Activity[] },
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "IfCondition",
  dependsOn,
  expression: expression(condition),
  ...(branches.then && { ifTrueActivities: branches.then }),
  ...(branches.otherwise && { ifFalseActivities: branches.otherwise }),
});

export const setVariable = (
  name: string,
  variableName: string,
  value: string,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "SetVariable",
  dependsOn,
  variableName,
  value: value.startsWith("@") ? expression(value) : value,
});

export const appendVariable = (
  name: string,
  variableName: string,
  value: string,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "AppendVariable",
  dependsOn,
  variableName,
  value: expression(value),
});

export const fail = (
  name: string,
  message: string,
  errorCode: string,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "Fail",
  dependsOn,
  message: expression(message),
  errorCode,
});

export const executePipeline = (
  name: string,
  pipeline: string,
  parameters: Readonly<Record<string, unknown>>,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "ExecutePipeline",
  dependsOn,
  pipeline: { referenceName: pipeline, type: "PipelineReference" },
  waitOnCompletion: true,
  parameters,
});

/** Parameters are expressions of the data flow language, so a text arrives in quotes of its own. */
export const executeDataFlow = (
  name: string,
  dataFlow: string,
  texts: Readonly<Record<string, string>>,
  integrationRuntime: string,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "ExecuteDataFlow",
  dependsOn,
  policy: long,
  dataFlow: {
    referenceName: dataFlow,
    type: "DataFlowReference",
    parameters: Object.fromEntries(
      Object.entries(texts).map(([parameter, value]) => [parameter, expression(`'@{${value}}'`)]),
    ),
  },
  integrationRuntime: { referenceName: integrationRuntime, type: "IntegrationRuntimeReference" },
  traceLevel: "Coarse",
});

const authentication = { type: "MSI", resource: "https://storage.azure.com/" } as const;

/** Blob service version; the first that every feature used here has. */
const apiVersion = "2023-11-03";

/** A blob of the lake, and the runtime that has a way to it. */
export interface Blob {
  readonly url: string;
  readonly integrationRuntime: string;
}
const via = (integrationRuntime: string) => ({
  connectVia: { referenceName: integrationRuntime, type: "IntegrationRuntimeReference" },
});

export const getBlob = (
  name: string,
  { url, integrationRuntime }: Blob,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "WebActivity",
  dependsOn,
  policy: quick,
  method: "GET",
  url,
  headers: { "x-ms-version": apiVersion },
  authentication,
  ...via(integrationRuntime),
});

export const putBlob = (
  name: string,
  { url, integrationRuntime }: Blob,
  body: string,
  ...dependsOn: readonly Dependency[]
): Activity => ({
  name,
  type: "WebActivity",
  dependsOn,
  policy: quick,
  method: "PUT",
  url,
  headers: {
    "x-ms-version": apiVersion,
    "x-ms-blob-type": "BlockBlob",
    "x-ms-blob-content-type": "application/json",
    "Content-Type": "application/json",
  },
  body: body.startsWith("@") ? expression(body) : body,
  authentication,
  ...via(integrationRuntime),
});
