import type { Program } from "../../local/program";
import { problem } from "../../errors";
import type { LoadSettings } from "../../pipelines";
import { createDatabase, viewBatches, viewDatabase } from "../../pipelines/views";
import { runBatches, type SqlPool } from "./sqlPool";

/** Makes or renews the views of a stack. Views that the model no longer has stay. */
export async function applyViews(pool: SqlPool, settings: LoadSettings): Promise<void> {
  await runBatches(pool, "master", [createDatabase]);
  await runBatches(pool, viewDatabase, viewBatches(settings));
}

/** The endpoint of the serverless SQL pool of the stack's Synapse workspace (Microsoft: Connect to Synapse SQL). */
export function serverlessEndpoint({ resources }: Program, stack: string): string {
  const workspace = resources.find(({ type }) => type === "azure-native:synapse:Workspace");
  if (workspace === undefined) throw problem("sql-pool-missing", { stack });
  return `${String(workspace.inputs["workspaceName"])}-ondemand.sql.azuresynapse.net`;
}
