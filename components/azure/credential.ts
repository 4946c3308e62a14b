import { readFile } from "node:fs/promises";
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from "@azure/identity";
import { problem } from "../../errors";
import { sharedToken } from "./sharedToken";
import { loginOf, type Assertion, type Login, type Settings } from "./login";

export type { Settings };

/** The deployer, for all of Microsoft's clients of this process. */
export function deployer(settings: Settings): () => TokenCredential {
  let credential: TokenCredential | undefined;
  return () => (credential ??= sharedToken(explaining(credentialFor(loginOf(settings)))));
}

function explaining(credential: TokenCredential): TokenCredential {
  return {
    getToken: (scopes, options) =>
      credential.getToken(scopes, options).catch((error: unknown) => {
        throw problem("azure-login-missing", { reason: loginReason(error as Error) }, {}, { cause: error });
      }),
  };
}

/** What an error of a credential says, in a sentence; where several ways to log in were tried, that of each. */
export function loginReason(error: Error & { readonly errors?: readonly Error[] }): string {
  const sentences = (error.errors ?? [error]).map(({ message }) => message.replace(/(\.\s|\n)[^]*$/, "").trim());
  return [...new Set(sentences)].join("; ");
}

function credentialFor(login: Login): TokenCredential {
  switch (login.kind) {
    case "secret":
      return new ClientSecretCredential(login.tenantId, login.clientId, login.secret);
    case "certificate":
      return new ClientCertificateCredential(login.tenantId, login.clientId, {
        certificatePath: login.path,
        ...(login.password === undefined ? {} : { certificatePassword: login.password }),
      });
    case "oidc":
      return new ClientAssertionCredential(login.tenantId, login.clientId, () => assertionText(login.assertion));
    case "managed-identity":
      return login.clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId: login.clientId });
    case "default":
      return new DefaultAzureCredential(login.tenantId === undefined ? {} : { tenantId: login.tenantId });
  }
}

/** Read anew each time: such tokens live for minutes. */
export async function assertionText(assertion: Assertion): Promise<string> {
  switch (assertion.kind) {
    case "text":
      return assertion.text;
    case "file":
      return readFile(assertion.path, "utf8");
    case "request":
      return requestedToken(assertion.url, assertion.token);
  }
}

/** GitHub: Configuring OpenID Connect in Azure; the audience is the one that Entra expects of a federated credential. */
async function requestedToken(url: string, token: string): Promise<string> {
  const asked = new URL(url);
  asked.searchParams.set("audience", "api://AzureADTokenExchange");
  const response = await fetch(asked, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`the pipeline's token was not given: status ${response.status}`);
  return ((await response.json()) as { readonly value: string }).value;
}
