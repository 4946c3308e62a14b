import { readFileSync } from "node:fs";
import { readDataFlow } from "../../dataflow/resource";
import { Engine } from "../duckdb/engine";
import type { CapturedRows } from "../flow";
import { runGiven, type Given, type RowsByStream } from "./flowCase";

/** A data flow and what it is to be run on. */
export interface GivenFlow {
  /** Runs the flow, and answers the rows that each sink would write. */
  readonly run: () => Promise<CapturedRows>;
}

/** A data flow to be tested. */
export interface TestedFlow {
  /** Rows by source; a source that is not named has none. */
  readonly given: (rows: RowsByStream, others?: Omit<Given, "rows">) => GivenFlow;
}

/** A data flow by its script, or by the path of a `.dfs` text or of a Data Factory resource in JSON. */
export function dataFlow(scriptOrPath: string): TestedFlow {
  const script = scriptOf(scriptOrPath);
  return { given: (rows, others = {}) => ({ run: () => runAlone(script, { ...others, rows }) }) };
}

function scriptOf(scriptOrPath: string): string {
  if (/\.dfs$/.test(scriptOrPath)) return readFileSync(scriptOrPath, "utf8");
  if (/\.json$/.test(scriptOrPath)) return readDataFlow(JSON.parse(readFileSync(scriptOrPath, "utf8"))).script;
  return scriptOrPath;
}

async function runAlone(script: string, given: Given): Promise<CapturedRows> {
  const engine = await Engine.open({ threads: 1 });
  try {
    return await runGiven(engine, script, given);
  } finally {
    await engine.close();
  }
}
