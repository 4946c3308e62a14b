import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { DataFlowResource } from "../../dataflow/resource";
import { problem } from "../../errors";

export interface ScriptFile {
  readonly name: string;
  readonly script: string;
  /** Where the file is a data flow resource in JSON. */
  readonly resource?: DataFlowResource;
}

/** The script of a file: its text, or that of a data flow resource in JSON. */
export async function readScriptFile(file: string): Promise<ScriptFile> {
  const text = await readText(file);
  if (!file.endsWith(".json")) return { name: basename(file, extname(file)), script: text };
  const { readDataFlow } = await import("../../dataflow/resource");
  const resource = readDataFlow(parseJson(file, text));
  return { name: resource.name, script: resource.script, resource };
}

export async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw problem("file-unreadable", { path: file, reason: error.code ?? error.message }, { file });
  });
}

export function parseJson(file: string, text: string): unknown {
  try {
    // Files from Windows often begin with a byte order mark.
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw problem("file-unreadable", { path: file, reason: (error as Error).message }, { file });
  }
}
