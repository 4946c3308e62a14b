import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { DataFlowResource, ListedStream } from "../../dataflow/resource";
import { problem } from "../../errors";
import { evaluate, type ExpressionScope } from "../../local/expressions";
import type { FileFormat, StreamLocation } from "../../local/factory/ports";
import { parseJson, readText } from "./readScript";

const dataset = z.object({
  properties: z.object({
    type: z.string(),
    linkedServiceName: z.object({ referenceName: z.string() }).optional(),
    parameters: z.record(z.string(), z.object({ defaultValue: z.json().optional() })).default({}),
    typeProperties: z.looseObject({ location: z.looseObject({}).optional() }).default({}),
  }),
});
type Dataset = z.infer<typeof dataset>["properties"];

const linkedService = z.object({ properties: z.object({ typeProperties: z.looseObject({}).default({}) }) });

const fileFormats: readonly string[] = ["Binary", "DelimitedText", "Json", "Parquet"];

/**
 * What the datasets of a data flow say of its streams: format, account, container and path. They are in `dataset/`
 * and `linkedService/` beside the folder of the data flow, as Data Factory keeps them in git.
 */
export async function streamsInFactory(
  file: string,
  { sources, sinks }: DataFlowResource,
): Promise<Readonly<Record<string, StreamLocation>>> {
  const root = join(dirname(file), "..");
  const streams = await Promise.all(
    [...sources, ...sinks].map(async (stream) => [stream.name, await locationOf(root, stream)] as const),
  );
  return Object.fromEntries(streams.filter((entry): entry is [string, StreamLocation] => entry[1] !== undefined));
}

async function locationOf(root: string, stream: ListedStream): Promise<StreamLocation | undefined> {
  if (stream.linkedService) return { account: await accountOf(root, stream.linkedService.referenceName) };
  const read = stream.dataset && (await readResource(root, "dataset", stream.dataset.referenceName, dataset));
  if (!read) return undefined;
  const { properties } = read;
  const service = properties.linkedServiceName?.referenceName;
  return {
    account: service === undefined ? "" : await accountOf(root, service),
    ...filesOf(properties),
  };
}

/** The files of a dataset, its parameters at their defaults; nothing for a dataset that is no file. */
function filesOf({ type, parameters, typeProperties }: Dataset): Partial<StreamLocation> {
  if (!fileFormats.includes(type)) return {};
  const defaults = Object.entries(parameters).map(([name, { defaultValue }]) => [name, defaultValue ?? ""]);
  const scope = { ...emptyScope, dataset: Object.fromEntries(defaults) as Record<string, unknown> };
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

async function accountOf(root: string, name: string): Promise<string> {
  const service = await readResource(root, "linkedService", name, linkedService);
  const { url, serviceEndpoint = url } = service?.properties.typeProperties ?? {};
  return typeof serviceEndpoint === "string" ? (/^https:\/\/([^./]+)\./.exec(serviceEndpoint)?.[1] ?? "") : "";
}

async function readResource<T>(
  root: string,
  kind: "dataset" | "linkedService",
  name: string,
  shape: z.ZodType<T>,
): Promise<T | undefined> {
  const path = join(root, kind, `${name}.json`);
  if (!existsSync(path)) return undefined;
  const read = shape.safeParse(parseJson(path, await readText(path)));
  if (read.success) return read.data;
  const reason = z.prettifyError(read.error);
  throw problem("file-unreadable", { path, reason }, { file: path });
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
