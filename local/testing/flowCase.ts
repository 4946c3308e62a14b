import { parse } from "../../dataflow/parse";
import { problem } from "../../errors";
import type { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { runWithRowsOn, type CapturedRows } from "../flow";
import { describeDifference } from "./describe";
import { parameterExpression, type ParameterValue } from "./parameterValue";
import { compareOrderedRows, compareRows } from "./rows";
import type { TestedScript } from "./testedScript";

export type RowsByStream = Readonly<Record<string, readonly Row[]>>;

/** What a flow is run on. */
export interface Given {
  /** By source. A source that is not named has no rows. */
  readonly rows: RowsByStream;
  readonly parameters?: Readonly<Record<string, ParameterValue>> | undefined;
  /** The time of the run, for `currentTimestamp()` and its like; default: now. */
  readonly now?: Date | undefined;
}

/** Runs a data flow on given rows. */
export async function runGiven(
  engine: Engine,
  { script, flowlets }: TestedScript,
  given: Given,
): Promise<CapturedRows> {
  const { statements, parameters } = parse(script).script;
  // Those of a flowlet by itself are its inputs.
  const sources = statements.filter(({ verb }) => verb === "source" || verb === "input").map(({ name }) => name);
  const values = Object.entries(given.parameters ?? {}).map(([name, value]) => {
    const type = parameters.find((parameter) => parameter.name === name)?.type ?? { kind: "string" as const };
    return [name, parameterExpression(type, value)] as const;
  });
  return runWithRowsOn(engine, script, {
    sources: { ...Object.fromEntries(sources.map((name) => [name, []])), ...given.rows },
    parameters: Object.fromEntries(values),
    flowlets,
    ...(given.now === undefined ? {} : { now: given.now }),
  });
}

/**
 * How the rows of a flow's sinks differ from what is expected of those that are named; undefined where they do not.
 * Throws where there is no such sink.
 */
export function differenceFrom(
  expected: RowsByStream,
  { sinks, types }: CapturedRows,
  order: "any" | "as given",
): string | undefined {
  const compare = order === "any" ? compareRows : compareOrderedRows;
  const differences = Object.entries(expected).map(([sink, rows]) => {
    const [actual, columns] = [sinks[sink], types[sink]];
    if (actual === undefined || columns === undefined)
      throw problem("flow-sink-unknown", { sink, known: Object.keys(sinks) });
    return describeDifference(sink, compare(rows, actual, columns), Object.keys(columns));
  });
  const found = differences.filter((difference) => difference !== undefined);
  return found.length === 0 ? undefined : found.join("\n");
}
