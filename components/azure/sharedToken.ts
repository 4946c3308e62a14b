import type { AccessToken, TokenCredential } from "@azure/identity";

/** A token that is about to end is asked for anew. */
const remaining = 5 * 60_000;

/**
 * One token a scope for everybody who asks, also at the same time: each table has a client of its own, and the Azure CLI is a
 * process of a second for each token.
 */
export function sharedToken(credential: TokenCredential, now: () => number = Date.now): TokenCredential {
  const tokens = new Map<string, Promise<AccessToken | null>>();

  return {
    getToken: async (scopes, options) => {
      const key = JSON.stringify([scopes, options?.claims, options?.tenantId]);
      const known = tokens.get(key);
      const token = await known;
      if (token && token.expiresOnTimestamp - now() > remaining) return token;
      // Whoever waited for the same old token finds the new request of the first of them.
      const newer = tokens.get(key);
      if (newer !== undefined && newer !== known) return newer;
      const asked = credential.getToken(scopes, options);
      tokens.set(key, asked);
      asked.catch(() => tokens.delete(key));
      return asked;
    },
  };
}
