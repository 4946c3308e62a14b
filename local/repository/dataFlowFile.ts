import { basename, extname } from "node:path";
import type { DataFlowResource } from "../../dataflow/resource";
import { Problem, problem } from "../../errors";
import { parseJson, readText } from "./files";

/** A data flow as a file of this machine has it. */
export interface DataFlowFile {
  readonly name: string;
  /** The text of the script. */
  readonly script: string;
  /** Where the file is a data flow resource in JSON. */
  readonly resource?: DataFlowResource;
}

/** Reads a data flow: the text of a script (`.dfs`), or a resource in JSON as Data Factory keeps it in git. */
export async function readDataFlowFile(file: string): Promise<DataFlowFile> {
  const text = await readText(file);
  if (!file.endsWith(".json")) return { name: basename(file, extname(file)), script: text };
  const { readDataFlow } = await import("../../dataflow/resource");
  const { isTemplate } = await import("./template");
  const json = parseJson(file, text);
  if (isTemplate(json)) throw problem("data-flow-template", { path: file }, { file });
  try {
    const resource = readDataFlow(json);
    return { name: resource.name, script: resource.script, resource };
  } catch (error) {
    throw error instanceof Problem ? error.at({ file }) : error;
  }
}
