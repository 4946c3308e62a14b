import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { problem } from "../../errors";
import { parseJson, readText } from "./files";

const dataset = z.object({
  type: z.string(),
  linkedServiceName: z.object({ referenceName: z.string() }).optional(),
  parameters: z.record(z.string(), z.object({ defaultValue: z.json().optional() })).default({}),
  typeProperties: z.looseObject({ location: z.looseObject({}).optional() }).default({}),
  /** Column names and types of the portal, or an expression. */
  schema: z
    .array(z.looseObject({ name: z.string().optional() }))
    .optional()
    .catch(undefined),
});
export type Dataset = z.infer<typeof dataset>;

const linkedService = z.object({ typeProperties: z.looseObject({}).default({}) });

const linkedServiceFile = z.object({ properties: linkedService });
const datasetFile = z.object({ properties: dataset });

export const readDataset = async (root: string, name: string) => (await read(root, "dataset", name, datasetFile))?.properties; // prettier-ignore

export const readLinkedService = async (root: string, name: string) => (await read(root, "linkedService", name, linkedServiceFile))?.properties; // prettier-ignore

/** A resource of a Data Factory's git repository, `<kind>/<name>.json`; undefined where there is no such file. */
async function read<T>(root: string, kind: string, name: string, shape: z.ZodType<T>): Promise<T | undefined> {
  // A name that is no file name is no resource either.
  if (/[\\/\0]/.test(name)) return undefined;
  const path = join(root, kind, `${name}.json`);
  if (!existsSync(path)) return undefined;
  const found = shape.safeParse(parseJson(path, await readText(path)));
  if (found.success) return found.data;
  throw problem("file-unreadable", { path, reason: z.prettifyError(found.error) }, { file: path });
}
