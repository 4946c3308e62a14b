import { long, quick, type Activity, type Dependency } from "./activity";
import { computed, expression } from "./expression";

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
  value: computed(value),
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
