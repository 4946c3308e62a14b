import { z } from "zod";
import { Problem } from "../../errors";
import type { Engine } from "../duckdb/engine";
import { differenceFrom, runGiven } from "./flowCase";
import type { TestedScript } from "./testedScript";

const rows = z.record(
  z.string(),
  z
    .array(z.record(z.string(), z.json()))
    .nullable()
    .transform((list) => list ?? []),
);

const flowCase = z.strictObject({
  name: z.string().min(1),
  parameters: z.record(z.string(), z.json()).optional(),
  /** The time of the run: `2024-01-31T00:00:00Z`. */
  now: z.iso.datetime({ offset: true }).optional(),
  given: rows.default({}),
  expect: rows.refine((sinks) => Object.keys(sinks).length > 0, "name at least one sink"),
  /** Whether the order of the rows counts. */
  ordered: z.boolean().default(false),
});

/** The content of a cases file. */
export const cases = z.strictObject({
  /** The path of the data flow, relative to the cases file; default: the file of the same name beside it. */
  flow: z.string().optional(),
  cases: z.array(flowCase).min(1),
});

export type Cases = z.infer<typeof cases>;
export type FlowCase = Cases["cases"][number];

export interface CaseResult {
  readonly name: string;
  readonly ok: boolean;
  /** What is not as expected, or why the flow could not be run; null where all is well. */
  readonly difference: string | null;
}

/** Runs one case of a data flow. A flow that fails makes the case fail. */
export async function runCase(engine: Engine, flow: TestedScript, tested: FlowCase): Promise<CaseResult> {
  const { name, parameters, now, given, expect, ordered } = tested;
  try {
    const run = { rows: given, parameters, now: now === undefined ? undefined : new Date(now) };
    const captured = await runGiven(engine, flow, run);
    const difference = differenceFrom(expect, captured, ordered ? "as given" : "any") ?? null;
    return { name, ok: difference === null, difference };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { name, ok: false, difference: `${error.code}: ${error.message}\n  hint: ${error.hint}` };
  }
}
