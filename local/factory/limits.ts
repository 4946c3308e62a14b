import { problem } from "../../errors";
import type { Context } from "./context";

/** Limits of the service, enforced here too. (Microsoft: Azure Data Factory limits; the page of each activity.) */
export const limits = {
  activitiesPerPipeline: 120,
  parametersPerPipeline: 50,
  expressionCharacters: 8_192,
  pipelineBytes: 200 * 1024,
  forEachItems: 100_000,
  forEachBatch: 50,
  switchCases: 25,
  lookupRows: 5_000,
  /** Of Get Metadata, Lookup, Web and pipeline return values. */
  outputBytes: 4 * 1024 * 1024,
} as const;

/** Refuses what an activity does beyond a limit of the service. */
export function requireWithin(context: Context, activity: string, what: string, actual: number, limit: number): void {
  const place = `activity ${activity} of pipeline ${context.run.pipeline.name}`;
  if (actual > limit) throw problem("service-limit", { place, what, limit, actual });
}

/** The size of a value as JSON, in bytes. */
export function sizeOf(value: unknown): number {
  const digits = (_: string, one: unknown) => (typeof one === "bigint" ? String(one) : one);
  return Buffer.byteLength(JSON.stringify(value, digits) ?? "");
}
