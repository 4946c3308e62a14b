import { readFile } from "node:fs/promises";
import { problem } from "../../errors";
import { reasonOf } from "../storage/failure";

export async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    throw problem("file-unreadable", { path: file, reason: reasonOf(error) }, { file });
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
