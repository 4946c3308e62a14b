import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";

/** What Microsoft's clients send with: to servers of this machine in the place of Azure's. */
export function routeTo(url: string): HttpClient {
  const client = createDefaultHttpClient();
  return {
    sendRequest: (request) => {
      const { pathname, search } = new URL(request.url);
      request.url = `${url}${pathname}${search}`;
      request.allowInsecureConnection = true;
      return client.sendRequest(request);
    },
  };
}

/** Somebody who is logged in. */
export const someone: TokenCredential = {
  getToken: () => Promise.resolve({ token: "somebody", expiresOnTimestamp: Date.now() + 3_600_000 }),
};
