import { z } from "zod";

import type { Statement } from "../../dataflow/ast";
import { problem } from "../../errors";
import type { StreamLocation } from "../factory/ports";
import type { Accounts, Location } from "../storage/accounts";

/** Options of a script that say where a stream's files are; what they leave open, the dataset says. */
export const placeOptions = {
  fileSystem: z.string().optional(),
  container: z.string().optional(),
  folderPath: z.string().optional(),
  fileName: z.string().optional(),
};

/** Where a stream's files are: a folder or a file of a container. */
export interface Place {
  readonly account: string;
  readonly container: string;
  /** Relative to the container; empty for all of it. */
  readonly folder: string;
  readonly file: string | undefined;
}

export type PlaceOptions = z.infer<z.ZodObject<typeof placeOptions>>;

export function placeOf(
  flow: string,
  { verb, name: stream }: Statement,
  options: PlaceOptions,
  location: StreamLocation | undefined,
): Place {
  if (location === undefined) throw problem("flow-location-missing", { flow, verb, stream });
  const container = options.fileSystem ?? options.container ?? location.container;
  if (container === undefined) throw problem("flow-option-missing", { verb, stream, option: "fileSystem" });
  return {
    account: location.account,
    container,
    folder: options.folderPath ?? location.folder ?? "",
    file: options.fileName ?? location.file,
  };
}

export function locate(accounts: Pick<Accounts, "locate">, { account, container }: Place, path: string): Location {
  return accounts.locate(account, container, path);
}

/** Puts steps of a path together; empty ones do not count. */
export function pathOf(...steps: readonly (string | undefined)[]): string {
  return steps.filter((step) => step !== undefined && step !== "").join("/");
}
