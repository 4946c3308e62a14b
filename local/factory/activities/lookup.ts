import { z } from "zod";
import { problem } from "../../../errors";
import { filesOf, pathOf } from "../datasets";
import { limits } from "../limits";
import { readRows } from "../lookupRows";
import { datasetReference, dynamic } from "../shapes/common";
import { activityType, execution, type Output } from "./activityType";

const storeSettings = z
  .strictObject({
    type: z.literal("AzureBlobFSReadSettings"),
    recursive: dynamic.optional(),
    enablePartitionDiscovery: z.literal(false).optional(),
  })
  .optional();

export const lookup = activityType({
  shape: z.strictObject({
    ...execution,
    type: z.literal("Lookup"),
    dataset: datasetReference,
    source: z.discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("DelimitedTextSource"),
        storeSettings,
        formatSettings: z.strictObject({ type: z.literal("DelimitedTextReadSettings") }).optional(),
      }),
      z.strictObject({
        type: z.literal("JsonSource"),
        storeSettings,
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
    const { storage, path } = context.run.ports.accounts.locate(files.account, files.container, pathOf(files));
    if (files.file === undefined || !(await storage.stat(path)))
      throw problem(
        "path-not-found",
        { account: files.account, container: files.container, path: pathOf(files) },
        { file: await storage.localPath(path) },
      );
    const firstRowOnly = context.evaluate(activity.firstRowOnly ?? true) === true;
    const rows = await readRows(await storage.localPath(path), files.format, firstRowOnly ? 1 : limits.lookupRows + 1);
    if (firstRowOnly) return rows[0] ? { firstRow: rows[0] } : {};
    if (rows.length > limits.lookupRows)
      throw problem("service-limit", {
        place: `activity ${activity.name} of pipeline ${context.run.pipeline.name}`,
        what: "rows of a Lookup",
        limit: limits.lookupRows,
        actual: rows.length,
      });
    return { count: rows.length, value: rows };
  },
});
