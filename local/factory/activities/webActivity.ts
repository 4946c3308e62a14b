import { z } from "zod";
import { blobRequest } from "../blobRequest";
import { credentialReference, dynamic, integrationRuntimeReference } from "../shapes/common";
import { timespan } from "../timespan";
import { valueOf } from "../values";
import { activityType, execution } from "./activityType";

/** Blob Storage takes tokens of the factory's identity only; a secret has no place in a program. */
const authentication = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("MSI"),
    resource: z.literal(["https://storage.azure.com/", "https://storage.azure.com"]),
  }),
  z.strictObject({
    type: z.literal("UserAssignedManagedIdentity"),
    resource: z.literal(["https://storage.azure.com/", "https://storage.azure.com"]),
    credential: credentialReference,
  }),
]);

export const webActivity = activityType({
  shape: z.strictObject({
    ...execution,
    type: z.literal("WebActivity"),
    method: z.string(),
    url: dynamic,
    headers: z.record(z.string(), dynamic).optional(),
    body: dynamic.optional(),
    authentication: authentication.optional(),
    connectVia: integrationRuntimeReference.optional(),
    httpRequestTimeout: timespan.optional(),
    turnOffAsync: z.boolean().optional(),
    disableCertValidation: z.literal(false).optional(),
  }),

  run(activity, context) {
    return blobRequest(context.run.ports.accounts, {
      method: activity.method.toUpperCase(),
      url: valueOf(context, activity, "url", activity.url, "string"),
      headers: valueOf(context, activity, "headers", activity.headers ?? {}, "object"),
      body: context.evaluate(activity.body),
      authenticated: activity.authentication !== undefined,
    });
  },
});
