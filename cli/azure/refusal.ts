import { Problem, problem } from "../../errors";
import type { FactoryPlace } from "./factoryPlace";

/** An error of the Azure clients, as far as it tells what is wrong. */
interface AzureError {
  readonly message?: string;
  readonly statusCode?: number;
  readonly code?: string;
}

/** Codes of Resource Manager for what holds the runs: the subscription, the group, the factory. */
const withoutFactory: ReadonlySet<string> = new Set([
  "ResourceNotFound",
  "ParentResourceNotFound",
  "ResourceGroupNotFound",
  "SubscriptionNotFound",
  "InvalidSubscriptionId",
]);

/** What an error of a call to Azure means, and what to do. `what` is asked for: `run 0a1b`. */
export function refusalOf(thrown: unknown, place: FactoryPlace, what: string): Problem {
  if (thrown instanceof Problem) return thrown;
  const { message = String(thrown), statusCode, code = "" } = thrown as AzureError;
  const { factory, resourceGroup, subscriptionId: subscription } = place;
  const reason = message.trim().split("\n")[0]!;
  const cause = { cause: thrown };
  if (statusCode === 401) return problem("azure-login-missing", { reason }, {}, cause);
  if (statusCode === undefined) return problem("azure-unreachable", { reason }, {}, cause);
  if (statusCode === 403) return problem("azure-permission-missing", { factory, resourceGroup, reason }, {}, cause);
  if (withoutFactory.has(code))
    return problem("azure-factory-not-found", { factory, resourceGroup, subscription }, {}, cause);
  if (statusCode === 404) return problem("azure-not-found", { what, factory }, {}, cause);
  if (statusCode === 429) return problem("azure-throttled", { reason }, {}, cause);
  return problem("azure-refused", { status: statusCode, reason }, {}, cause);
}

/** Whether the same call may succeed in a while. */
export const passes = (found: Problem): boolean =>
  found.code === "azure-throttled" ||
  found.code === "azure-unreachable" ||
  (found.code === "azure-refused" && ((found.cause as AzureError).statusCode ?? 0) >= 500);
