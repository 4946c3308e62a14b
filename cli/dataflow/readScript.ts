import { readFile } from "node:fs/promises";
import { readDataFlow } from "../../dataflow/resource";
import { problem } from "../../errors";

/** The script of a file: its text, or that of a data flow resource in JSON. */
export async function readScript(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw problem("file-unreadable", { path: file, reason: error.code ?? error.message }, { file });
  });
  if (!file.endsWith(".json")) return text;
  return readDataFlow(parseJson(file, text)).script;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problem("file-unreadable", { path: file, reason: (error as Error).message }, { file });
  }
}
