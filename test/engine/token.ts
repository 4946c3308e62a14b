const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token as Entra's for storage, unsigned: Azurite looks at audience, issuer and time. */
export function makeToken(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = {
    aud: "https://storage.azure.com",
    iss: "https://sts.windows.net/00000000-0000-0000-0000-000000000002/",
    oid: "00000000-0000-0000-0000-000000000003",
    nbf: seconds - 60,
    iat: seconds - 60,
    exp: seconds + 7200,
  };
  return `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.`;
}

/** What `az account get-access-token` prints. */
export function cliAnswer(token: string, now: Date): string {
  const end = new Date(now.getTime() + 7_200_000);
  return JSON.stringify({
    accessToken: token,
    expiresOn: end.toISOString(),
    expires_on: Math.floor(end.getTime() / 1000),
    tokenType: "Bearer",
  });
}
