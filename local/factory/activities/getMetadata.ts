import { z } from "zod";
import { problem } from "../../../errors";
import type { Entry } from "../../storage/storage";
import { filesOf, locate, notFound, pathOf, type DatasetFiles } from "../datasets";
import { datasetReference, readSettings } from "../shapes/common";
import { activityType, execution, type Output } from "./activityType";

const fields = ["exists", "itemName", "itemType", "size", "lastModified", "childItems"] as const;
type Field = (typeof fields)[number];

/** As Azure writes times: whole seconds. */
function time(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

type Children = () => Promise<readonly Entry[]>;

/** A mounted folder may have another name on this machine than in the lake. */
function nameOf({ container, folder, file }: DatasetFiles): string {
  return file ?? (folder.split("/").pop() || container);
}

async function valueOfField(field: Field, entry: Entry, children: Children): Promise<unknown> {
  switch (field) {
    case "exists":
      return true;
    case "itemName":
      return entry.name;
    case "itemType":
      return entry.kind;
    case "lastModified":
      return time(entry.modified);
    case "size":
      return entry.kind === "File" ? entry.size : undefined;
    case "childItems":
      return entry.kind === "Folder" ? (await children()).map(({ name, kind: type }) => ({ name, type })) : undefined;
  }
}

export const getMetadata = activityType({
  shape: z.strictObject({
    ...execution,
    type: z.literal("GetMetadata"),
    dataset: datasetReference,
    fieldList: z.array(z.enum(fields)).min(1),
    storeSettings: readSettings,
    formatSettings: z
      .strictObject({
        type: z.enum(["BinaryReadSettings", "DelimitedTextReadSettings", "JsonReadSettings", "ParquetReadSettings"]),
      })
      .optional(),
  }),

  /** (Microsoft: Get Metadata activity.) */
  async run(activity, context): Promise<Output> {
    const files = filesOf(context, activity.dataset);
    const { storage, path } = locate(context, files);
    const entry = await storage.stat(path);
    if (!entry) {
      if (activity.fieldList.includes("exists")) return { exists: false };
      throw await notFound(context, files);
    }
    const item = { ...entry, name: nameOf(files) };
    const output: Record<string, unknown> = {};
    for (const field of activity.fieldList) {
      const value = await valueOfField(field, item, () => storage.list(path));
      if (value === undefined)
        throw problem("metadata-field", { activity: activity.name, field, path: pathOf(files), kind: entry.kind });
      output[field] = value;
    }
    return output;
  },
});
