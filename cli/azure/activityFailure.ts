import type { ActivityRun } from "@azure/arm-datafactory";
import { problem, type Problem } from "../../errors";

/** What is known around a failed activity. */
export interface Around {
  readonly folder: string | undefined;
  /** Names of the tables that the load writes. */
  readonly tables: readonly string[];
  /** The page of the run. */
  readonly url: string;
}

/** The error of a failed activity as a problem: which table and folder, why, and what to do. */
export function activityFailure(run: ActivityRun, { folder, tables, url }: Around): Problem {
  const { pipelineName: pipeline = "", activityName: activity = "" } = run;
  const reason = reasonOf(run.error);
  const table = tableOf(pipeline, reason, tables);
  const advice = advices.find(({ pattern }) => pattern.test(reason))?.advice ?? `see the run in Data Factory: ${url}`;
  return problem(
    "azure-activity-failed",
    { pipeline, activity, reason, advice },
    { ...(table === undefined ? {} : { table }), ...(folder === undefined ? {} : { folder }) },
  );
}

/** The message of an activity; a data flow's is JSON of its own, with the code in `StatusCode`. */
export function reasonOf(error: unknown): string {
  const { message = "no reason given", errorCode = "" } = (error ?? {}) as { message?: string; errorCode?: string };
  const { StatusCode: code = errorCode, Message: text = message } = dataFlowError(message);
  return code === "" || text.includes(code) ? text : `${text} (${code})`;
}

function dataFlowError(message: string): { readonly StatusCode?: string; readonly Message?: string } {
  try {
    return Object(JSON.parse(message)) as { readonly StatusCode?: string; readonly Message?: string };
  } catch {
    return {};
  }
}

/** A gold pipeline writes one table; the streams of an ingest flow are named after theirs: `at Sink 'saleslineSink'`. */
function tableOf(pipeline: string, reason: string, tables: readonly string[]): string | undefined {
  const gold = tables.find((table) => pipeline === `gold_${table}`);
  if (gold !== undefined) return gold;
  const streams = [...reason.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
  return [...tables]
    .sort((one, other) => other.length - one.length)
    .find((table) => streams.some((stream) => stream.startsWith(table)));
}

/** What to do, by what the reason says (Microsoft: Common error codes and messages, mapping data flows). */
const advices: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  {
    pattern: /AuthorizationPermissionMismatch|AuthorizationFailure|Forbidden|\b403\b/i,
    advice:
      "the factory's identity may not read or write there: roles take up to 15 minutes after `pulumi up`; behind a firewall its private endpoints must be approved",
  },
  {
    pattern: /PathNotFound|FilesystemNotFound|ContainerNotFound|BlobNotFound|\b404\b/i,
    advice:
      "a container or folder is missing: check commerce:bronzeContainer, and that Synapse Link still exports there",
  },
  {
    pattern: /OutOfMemory/i,
    advice:
      "give the data flows more: commerce:integrationRuntimeCoreCount or integrationRuntimeComputeType, then `pulumi up`",
  },
  {
    pattern: /\b4502\b|throttl|too many requests|\b429\b/i,
    advice: "the service was busy; `pipeline run` goes on where this load stopped",
  },
  {
    pattern: /ConcurrentAppend|ConcurrentModification|ConcurrentDelete|ConcurrentTransaction/i,
    advice: "something else wrote the table at the same time: find it, then `pipeline run`; the table is as it was",
  },
  {
    pattern: /assert|is not unique in/i,
    advice:
      "a check before the table failed, so it is as it was: copy the export and look at the rows with `run --bronze`",
  },
  {
    pattern: /DF-Executor-(ParseError|InvalidType|ColumnUnavailable|FieldNotExist|InvalidColumn|StoreIsNotDefined)/,
    advice:
      "the deployed script does not fit: `dataflow check` it, deploy the newest version, and report it with the run's id",
  },
];
