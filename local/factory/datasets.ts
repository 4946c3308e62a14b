import { evaluate } from "../expressions";
import { problem, type Problem } from "../../errors";
import type { Location } from "../storage/accounts";
import type { Context } from "./context";
import type { Dataset } from "./factory";
import { accountOf } from "./linkedServices";
import { bindParameters } from "./parameters";
import type { FileFormat } from "./ports";
import type { DatasetReference } from "./shapes/common";
import { formatOptions } from "./shapes/dataset";

/** The files that a dataset means, with its parameters filled in. */
export interface DatasetFiles {
  readonly account: string;
  readonly container: string;
  /** Without slashes at the ends; empty for the container itself. */
  readonly folder: string;
  readonly file?: string;
  readonly format: FileFormat;
}

function text(dataset: Dataset, property: string, value: unknown): string {
  if (typeof value === "string") return value.replace(/^\/+|\/+$/g, "");
  throw problem("dataset-property-type", { dataset: dataset.name, property, actual: typeof value });
}

/** The files of a dataset, with parameters of the reference and, for a data flow's stream, of the activity. */
export function filesOf(
  context: Context,
  reference: DatasetReference,
  given: Readonly<Record<string, unknown>> = {},
): DatasetFiles {
  const { factory } = context.run;
  const dataset = factory.datasets.get(reference.referenceName)!;
  const values = context.evaluate({ ...reference.parameters, ...given }) as Record<string, unknown>;
  const parameters = bindParameters(`dataset ${dataset.name}`, dataset.parameters, values);
  const scope = { ...context.scope(), dataset: parameters };
  const { fileSystem, folderPath, fileName } = evaluate(dataset.location, scope) as Record<string, unknown>;
  const options = Object.entries(dataset).filter(([property]) => formatOptions.includes(property));
  return {
    account: accountOf(factory, dataset.linkedServiceName.referenceName),
    container: text(dataset, "fileSystem", fileSystem),
    folder: folderPath === undefined ? "" : text(dataset, "folderPath", folderPath),
    ...(fileName === undefined || fileName === "" ? {} : { file: text(dataset, "fileName", fileName) }),
    format: { ...(evaluate(Object.fromEntries(options), scope) as object), type: dataset.type },
  };
}

/** Where the files are on this machine. */
export function locate(context: Context, files: DatasetFiles): Location {
  return context.run.ports.accounts.locate(files.account, files.container, pathOf(files));
}

/** The problem that they are not there. */
export async function notFound(context: Context, files: DatasetFiles): Promise<Problem> {
  const { storage, path } = locate(context, files);
  const { account, container } = files;
  return problem(
    "path-not-found",
    { account, container, path: pathOf(files) },
    { file: await storage.localPath(path) },
  );
}

/** The path of the file, or of the folder where the dataset names no file. */
export function pathOf(files: DatasetFiles): string {
  return [files.folder, files.file].filter(Boolean).join("/");
}
