import { z } from "zod";
import { credentialReference, dynamic, integrationRuntimeReference, notes } from "./common";

export const linkedService = z.strictObject({
  ...notes,
  type: z.literal("AzureBlobFS"),
  url: z.string(),
  connectVia: integrationRuntimeReference.optional(),
  credential: credentialReference.optional(),
  azureCloudType: dynamic.optional(),
  version: z.string().optional(),
});

/** Properties that would put a secret into the program; a managed identity needs none of them. */
export const secretProperties: ReadonlySet<string> = new Set([
  "accountKey",
  "sasUri",
  "sasToken",
  "servicePrincipalKey",
  "servicePrincipalCredential",
  "encryptedCredential",
]);
