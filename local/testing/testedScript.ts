import type { Script } from "../../dataflow/ast";
import { parse } from "../../dataflow/parse";
import { readDataFlowFile } from "../repository/dataFlowFile";
import { readFlowlets } from "../repository/flowlets";

/** The script of a data flow, with the scripts of the flowlets that it uses, by name. */
export interface TestedScript {
  readonly script: string;
  readonly flowlets: ReadonlyMap<string, Script>;
}

/** Reads a `.dfs` text or a Data Factory resource in JSON, and the flowlets beside it. */
export async function readTestedScript(file: string): Promise<TestedScript> {
  const { script } = await readDataFlowFile(file);
  return { script, flowlets: await readFlowlets(file, parse(script).script) };
}
