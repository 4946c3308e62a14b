import { z } from "zod";

import { problem } from "../../../errors";
import type { Storage } from "../../storage/storage";
import { wildcardPattern } from "../../storage/wildcard";
import { locate, pathOf, type Place, placeOf, placeOptions } from "../place";
import type { SourceRequest } from "./source";

/** Options of every source that reads files of a folder. */
export const fileOptions = {
  ...placeOptions,
  wildcardPaths: z.array(z.string()).optional(),
  allowSchemaDrift: z.boolean().default(false),
  validateSchema: z.boolean().default(false),
  ignoreNoFilesFound: z.boolean().default(false),
  rowUrlColumn: z.string().optional(),
};

export interface SourceFile {
  /** In the container. */
  readonly path: string;
  /** On this machine. */
  readonly local: string;
}

type FileOptions = z.infer<z.ZodObject<typeof fileOptions>>;

/**
 * The files of a source: one file, those directly in a folder, or those that a wildcard finds in the container.
 * Names that begin with `_` or `.` are no data (Spark: "Generic file source options").
 */
export async function sourceFiles(request: SourceRequest, options: FileOptions): Promise<readonly SourceFile[]> {
  const { statement, accounts } = request;
  const place = placeOf(request.flow, statement, options, request.location);
  const paths = options.wildcardPaths
    ? await matchingFiles(request, place, options.wildcardPaths)
    : await filesOf(request, place);
  if (paths.length === 0 && !options.ignoreNoFilesFound) {
    const path = options.wildcardPaths?.join(", ") ?? pathOf(place.folder, place.file);
    throw problem("flow-no-files", { verb: statement.verb, stream: statement.name, path }, { folder: place.folder });
  }
  return Promise.all(
    paths.map(async (path) => {
      const found = locate(accounts, place, path);
      return { path, local: await found.storage.localPath(found.path) };
    }),
  );
}

async function filesOf({ accounts }: SourceRequest, place: Place): Promise<readonly string[]> {
  if (place.file !== undefined) {
    const path = pathOf(place.folder, place.file);
    const { storage, path: stored } = locate(accounts, place, path);
    return (await storage.stat(stored)) === undefined ? [] : [path];
  }
  const { storage, path } = locate(accounts, place, place.folder);
  const entries = await storage.list(path);
  return entries
    .filter(({ kind, name }) => kind === "File" && isData(name))
    .map(({ name }) => pathOf(place.folder, name));
}

async function matchingFiles(
  { accounts }: SourceRequest,
  place: Place,
  wildcards: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const wildcard of wildcards) {
    const steps = wildcard.split("/").filter((step) => step !== "");
    const fixed = steps.slice(
      0,
      Math.max(
        0,
        steps.findIndex((step) => /[*?]/.test(step)),
      ),
    );
    const root = steps.some((step) => /[*?]/.test(step)) ? fixed : steps.slice(0, -1);
    const { storage, path } = locate(accounts, place, root.join("/"));
    const pattern = wildcardPattern(steps.join("/"));
    for (const file of await allFiles(storage, path)) {
      const inContainer = pathOf(...root, file);
      if (pattern.test(inContainer)) found.push(inContainer);
    }
  }
  return [...new Set(found)].sort();
}

/** Files below a folder at any depth, relative to it. */
async function allFiles(storage: Storage, folder: string): Promise<readonly string[]> {
  const entries = (await storage.list(folder)).filter(({ name }) => isData(name));
  const nested = entries.map(async ({ kind, name }) =>
    kind === "File" ? [name] : (await allFiles(storage, pathOf(folder, name))).map((file) => pathOf(name, file)),
  );
  return (await Promise.all(nested)).flat();
}

function isData(name: string): boolean {
  return !/^[_.]/.test(name);
}
