import { dirname, join } from "node:path";
import type { DataFlowResource, ListedStream } from "../../dataflow/resource";
import { Problem } from "../../errors";
import { evaluate, type ExpressionScope } from "../expressions";
import type { FileFormat, StreamLocation } from "../factory/ports";
import type { KnownStream } from "../flow/knownStream";
import { readDataset, readLinkedService, type Dataset } from "./resources";

const fileFormats: readonly string[] = ["Binary", "DelimitedText", "Json", "Parquet"];

/**
 * What the datasets of a data flow say of its streams: format, account, container, path and columns. They are in
 * `dataset/` and `linkedService/` beside the folder of the data flow, as Data Factory and Synapse keep them in git.
 */
export async function readStreams(
  file: string,
  { sources, sinks }: DataFlowResource,
): Promise<ReadonlyMap<string, KnownStream>> {
  const root = join(dirname(file), "..");
  const read = async (stream: ListedStream) => [stream.name, await streamOf(root, stream)] as const;
  return new Map(await Promise.all([...sources, ...sinks].map(read)));
}

async function streamOf(root: string, { linkedService, dataset: named }: ListedStream): Promise<KnownStream> {
  if (linkedService) {
    const account = await accountOf(root, linkedService.referenceName);
    return { from: `linked service "${linkedService.referenceName}"`, location: { account } };
  }
  if (!named) return {};
  const name = named.referenceName;
  const dataset = await readDataset(root, name);
  if (!dataset) return { from: `dataset "${name}", which is not in ${join(root, "dataset")}` };
  const columns = dataset.schema?.flatMap((column) => (column.name === undefined ? [] : [column.name])) ?? [];
  if (!fileFormats.includes(dataset.type)) return { from: `dataset "${name}" of type ${dataset.type}`, columns };
  const service = dataset.linkedServiceName?.referenceName;
  const account = service === undefined ? "" : await accountOf(root, service);
  try {
    const files = filesOf(dataset, named.parameters ?? {});
    const path = [files.container, files.folder, files.file].filter(Boolean).join("/");
    return {
      from: `dataset "${name}": ${path === "" ? dataset.type : path}`,
      columns,
      location: { account, ...files },
    };
  } catch (error) {
    // A run that is given rows in the place of the dataset does without its path.
    if (!(error instanceof Problem)) throw error;
    return { from: `dataset "${name}", whose path is not known: ${error.message}`, columns };
  }
}

/** The files of a dataset, its parameters as given or at their defaults. */
function filesOf(
  { type, parameters, typeProperties }: Dataset,
  given: Readonly<Record<string, unknown>>,
): Omit<StreamLocation, "account"> {
  const values = Object.entries(parameters).map(([name, { defaultValue }]) => [
    name,
    given[name] ?? defaultValue ?? "",
  ]);
  const scope = { ...emptyScope, dataset: Object.fromEntries(values) as Record<string, unknown> };
  const { location = {}, ...format } = evaluate(typeProperties, scope) as {
    readonly location?: Readonly<Record<string, unknown>>;
  };
  const { fileSystem, container = fileSystem, folderPath, fileName } = location;
  return {
    ...(typeof container === "string" ? { container } : {}),
    ...(typeof folderPath === "string" ? { folder: folderPath } : {}),
    ...(typeof fileName === "string" && fileName !== "" ? { file: fileName } : {}),
    format: { ...format, type } as FileFormat,
  };
}

/** The storage account of a linked service; empty where it says none. */
async function accountOf(root: string, name: string): Promise<string> {
  const service = await readLinkedService(root, name);
  const { url, serviceEndpoint = url } = service?.typeProperties ?? {};
  return typeof serviceEndpoint === "string" ? (/^https:\/\/([^./]+)\./.exec(serviceEndpoint)?.[1] ?? "") : "";
}

/** Outside a run only a dataset's own parameters have values. */
const emptyScope: ExpressionScope = {
  parameters: {},
  variables: {},
  activities: {},
  pipeline: {
    DataFactory: "",
    Pipeline: "",
    RunId: "",
    TriggerName: "",
    TriggerTime: "",
    TriggerType: "",
    GroupId: "",
  },
  globalParameters: {},
  now: new Date(),
};
