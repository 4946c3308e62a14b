import { problem, type Where } from "../../errors";
import type { Action } from "./action";

const known = ["protocol", "metaData", "add", "remove", "txn", "commitInfo"] as const;

/**
 * The actions of a commit file, one JSON object a line. Actions that are not known are passed over, as the protocol
 * asks of readers: what changes the meaning of the known ones is announced by the table's reader version.
 */
export function parseCommit(text: string, where: Where = {}): readonly Action[] {
  return text
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => parseAction(line, { ...where, line: number }))
    .filter((action) => action !== undefined);
}

function parseAction(line: string, where: Where): Action | undefined {
  let action: unknown;
  try {
    action = JSON.parse(line);
  } catch (error) {
    throw problem("delta-log-invalid", { reason: "a line is not JSON" }, where, { cause: error });
  }
  if (typeof action !== "object" || action === null) {
    throw problem("delta-log-invalid", { reason: "a line is not an action" }, where);
  }
  const kind = known.find((name) => name in action);
  if (kind === undefined) return undefined;
  const value = (action as Record<string, unknown>)[kind];
  if (typeof value !== "object" || value === null) {
    throw problem("delta-log-invalid", { reason: `${kind} is not an object` }, where);
  }
  return { [kind]: value } as unknown as Action;
}

export function printCommit(actions: readonly Action[]): string {
  return actions.map((action) => `${JSON.stringify(action)}\n`).join("");
}

/** The place of a version's commit file, relative to the table. */
export function commitPath(version: number): string {
  return `_delta_log/${String(version).padStart(20, "0")}.json`;
}
