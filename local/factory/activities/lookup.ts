import { z } from "zod";
import { filesOf, locate, notFound } from "../datasets";
import { limits, requireWithin } from "../limits";
import { readRows } from "../lookupRows";
import { datasetReference, dynamic, readSettings } from "../shapes/common";
import { activityType, execution, type Output } from "./activityType";

export const lookup = activityType({
  shape: z.strictObject({
    ...execution,
    type: z.literal("Lookup"),
    dataset: datasetReference,
    source: z.discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("DelimitedTextSource"),
        storeSettings: readSettings,
        formatSettings: z.strictObject({ type: z.literal("DelimitedTextReadSettings") }).optional(),
      }),
      z.strictObject({
        type: z.literal("JsonSource"),
        storeSettings: readSettings,
        formatSettings: z.strictObject({ type: z.literal("JsonReadSettings") }).optional(),
      }),
    ]),
    firstRowOnly: dynamic.optional(),
  }),

  /**
   * Azure answers the first 5,000 rows of more and says nothing (Microsoft: Lookup activity); rows lost in
   * silence are an error here.
   */
  async run(activity, context): Promise<Output> {
    const files = filesOf(context, activity.dataset);
    const { storage, path } = locate(context, files);
    if (files.file === undefined || !(await storage.stat(path))) throw await notFound(context, files);
    const firstRowOnly = context.evaluate(activity.firstRowOnly ?? true) === true;
    const rows = await readRows(await storage.localPath(path), files.format, firstRowOnly ? 1 : limits.lookupRows + 1);
    if (firstRowOnly) return rows[0] ? { firstRow: rows[0] } : {};
    requireWithin(context, activity.name, "rows of a Lookup", rows.length, limits.lookupRows);
    return { count: rows.length, value: rows };
  },
});
