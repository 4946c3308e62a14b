import { problem } from "../../errors";
import type { Factory } from "./factory";

/** `https://<account>.dfs.core.windows.net`, or the same in another Azure cloud. */
const endpoint = /^https:\/\/([a-z0-9]{3,24})\.(?:dfs|blob)\.core\.[a-z.]+\/?$/;

/** The storage account that a URL of a linked service names, or undefined. */
export function accountInUrl(url: string): string | undefined {
  return endpoint.exec(url)?.[1];
}

/** The storage account behind a linked service. */
export function accountOf(factory: Factory, linkedService: string): string {
  const { url } = factory.linkedServices.get(linkedService)!;
  const account = accountInUrl(url);
  if (account === undefined) throw problem("linked-service-url", { linkedService, url });
  return account;
}
