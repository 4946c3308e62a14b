import { createInterface } from "node:readline/promises";

/** Asks a person at the terminal; where nobody can answer, and for anything but yes, the run goes on. */
export async function askToCancel(
  runId: string,
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean } = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<boolean> {
  if (!input.isTTY) return false;
  const terminal = createInterface({ input, output });
  const again = new AbortController();
  terminal.once("SIGINT", () => again.abort());
  try {
    const answer = await terminal.question(`Cancel run ${runId} in Azure as well? [y/N] `, { signal: again.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch {
    return false;
  } finally {
    terminal.close();
  }
}
