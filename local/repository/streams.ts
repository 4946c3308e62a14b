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
  const { location: place, ...format } = dataset.typeProperties;
  const values = parametersOf(dataset, named.parameters ?? {});
  const [options, files] = [evaluated(format, values), evaluated(place ?? {}, values)];
  // Who is given other rows, or writes to another place, does without the path.
  const location: StreamLocation = {
    account,
    ...(options ? { format: { ...options, type: dataset.type } as FileFormat } : {}),
    ...(files ? placeOf(files) : {}),
  };
  const path = files ? [location.container, location.folder, location.file].filter(Boolean).join("/") : "a path that is not known"; // prettier-ignore
  return { from: `dataset "${name}"${path === "" ? "" : `: ${path}`}`, columns, location };
}

type Values = Readonly<Record<string, unknown>>;

/** The parameters of a dataset, as given or at their defaults. */
const parametersOf = ({ parameters }: Dataset, given: Values): Values =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { defaultValue }]) => [name, given[name] ?? defaultValue ?? ""]),
  );

/** What a part of a dataset comes to; undefined where it needs values that only a run has. */
function evaluated(part: object, dataset: Values): Values | undefined {
  try {
    return evaluate(part, { ...emptyScope, dataset }) as Values;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function placeOf({ fileSystem, container = fileSystem, folderPath, fileName }: Values): Partial<StreamLocation> {
  return {
    ...(typeof container === "string" ? { container } : {}),
    ...(typeof folderPath === "string" ? { folder: folderPath } : {}),
    ...(typeof fileName === "string" && fileName !== "" ? { file: fileName } : {}),
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
