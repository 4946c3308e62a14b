import { isRestError } from "@azure/core-rest-pipeline";
import { problem, type Problem } from "../../errors";

/** Why a storage account does not answer. Each passes by itself after a deployment, within the minutes given. */
const kinds = {
  /** Role assignments take up to ten minutes, sometimes more (Microsoft: Troubleshoot Azure RBAC). */
  role: 15,
  /** Network rules take up to a minute; a new account's name must spread too. */
  network: 3,
} as const;

export type Refusal = keyof typeof kinds;

const noRoute: ReadonlySet<unknown> = new Set([
  "ENOTFOUND",
  "ECONNREFUSED",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "REQUEST_SEND_ERROR",
]);

/** Whether the deployer lacks a role or a way to the account; undefined for every other failure. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!isRestError(error)) return undefined;
  if (noRoute.has(error.code)) return "network";
  if (error.statusCode !== 403) return undefined;
  // The first is the answer of a firewall, AuthorizationPermissionMismatch that of a missing role (Microsoft: Common REST
  // API error codes; Troubleshoot 403 errors of Azure Storage).
  return codeOf(error) === "AuthorizationFailure" ? "network" : "role";
}

/** Whether it is still worth waiting. */
export function mayPass(refusal: Refusal, waitedMilliseconds: number): boolean {
  return waitedMilliseconds < kinds[refusal] * 60_000;
}

export function asProblem(
  refusal: Refusal,
  place: { readonly account: string; readonly container: string },
  error: unknown,
): Problem {
  const reason = codeOf(error) ?? (error as Error).message;
  const code = refusal === "role" ? "table-access-denied" : "table-network-closed";
  return problem(code, { ...place, reason }, {}, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  if (!isRestError(error)) return undefined;
  const { errorCode } = (error.details ?? {}) as { readonly errorCode?: string };
  return errorCode ?? error.code;
}
