import { Engine } from "../duckdb/engine";
import type { CapturedRows } from "../flow";
import { runGiven, type Given, type RowsByStream } from "./flowCase";
import { readTestedScript, type TestedScript } from "./testedScript";

/** A data flow and what it is to be run on. */
export interface GivenFlow {
  /** Runs the flow, and answers the rows that each sink would write. */
  readonly run: () => Promise<CapturedRows>;
}

/** A data flow to be tested. */
export interface TestedFlow {
  /** Rows by source; a source that is not named has none. Rows of an external call are given under its name. */
  readonly given: (rows: RowsByStream, others?: Omit<Given, "rows">) => GivenFlow;
}

/**
 * A data flow by its script, or by the path of a `.dfs` text or of a Data Factory resource in JSON, whose flowlets are
 * files beside it.
 */
export function dataFlow(scriptOrPath: string): TestedFlow {
  return { given: (rows, others = {}) => ({ run: () => runAlone(scriptOrPath, { ...others, rows }) }) };
}

const scriptOf = async (scriptOrPath: string): Promise<TestedScript> =>
  /\.(dfs|json)$/.test(scriptOrPath) ? readTestedScript(scriptOrPath) : { script: scriptOrPath, flowlets: new Map() };

async function runAlone(scriptOrPath: string, given: Given): Promise<CapturedRows> {
  const flow = await scriptOf(scriptOrPath);
  const engine = await Engine.open({ threads: 1 });
  try {
    return await runGiven(engine, flow, given);
  } finally {
    await engine.close();
  }
}
