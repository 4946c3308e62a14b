import { problem } from "../../errors";

/** The configuration of the stack, and the environment. */
export interface Settings {
  readonly config: Readonly<Record<string, string | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** How the deployer is known to Azure. */
export type Login =
  | { readonly kind: "secret"; readonly tenantId: string; readonly clientId: string; readonly secret: string }
  | {
      readonly kind: "certificate";
      readonly tenantId: string;
      readonly clientId: string;
      readonly path: string;
      readonly password?: string;
    }
  | { readonly kind: "oidc"; readonly tenantId: string; readonly clientId: string; readonly assertion: Assertion }
  | { readonly kind: "managed-identity"; readonly clientId?: string }
  | { readonly kind: "default"; readonly tenantId?: string };

/** Where the token comes from that a pipeline shows to Entra. */
export type Assertion =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "request"; readonly url: string; readonly token: string };

/** The settings of the azure-native provider and the variables that stand for them (Pulumi: azure-native, Installation & configuration). */
const variables = {
  tenantId: ["ARM_TENANT_ID"],
  clientId: ["ARM_CLIENT_ID"],
  clientSecret: ["ARM_CLIENT_SECRET"],
  clientCertificatePath: ["ARM_CLIENT_CERTIFICATE_PATH"],
  clientCertificatePassword: ["ARM_CLIENT_CERTIFICATE_PASSWORD"],
  useMsi: ["ARM_USE_MSI"],
  useOidc: ["ARM_USE_OIDC"],
  oidcToken: ["ARM_OIDC_TOKEN"],
  oidcTokenFilePath: ["ARM_OIDC_TOKEN_FILE_PATH"],
  oidcRequestUrl: ["ARM_OIDC_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_URL"],
  oidcRequestToken: ["ARM_OIDC_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"],
} as const;

/**
 * The login that the azure-native provider would use with these settings, so that one login serves the whole deployment.
 * Where none of its own settings name one, Microsoft's default chain decides, which has the Azure CLI in it.
 */
export function loginOf({ config, environment }: Settings): Login {
  const setting = (name: keyof typeof variables): string | undefined =>
    [config[`azure-native:${name}`], ...variables[name].map((variable) => environment[variable])].find(Boolean);
  const [tenantId, clientId] = [setting("tenantId"), setting("clientId")];
  const application = () => {
    if (tenantId === undefined || clientId === undefined)
      throw problem("azure-login-incomplete", { missing: tenantId === undefined ? "ARM_TENANT_ID" : "ARM_CLIENT_ID" });
    return { tenantId, clientId };
  };

  const [path, password] = [setting("clientCertificatePath"), setting("clientCertificatePassword")];
  if (path !== undefined)
    return { kind: "certificate", ...application(), path, ...(password === undefined ? {} : { password }) };
  const secret = setting("clientSecret");
  if (secret !== undefined) return { kind: "secret", ...application(), secret };
  if (setting("useOidc") === "true") return { kind: "oidc", ...application(), assertion: assertionOf(setting) };
  if (setting("useMsi") === "true")
    return { kind: "managed-identity", ...(clientId === undefined ? {} : { clientId }) };
  return { kind: "default", ...(tenantId === undefined ? {} : { tenantId }) };
}

function assertionOf(
  setting: (name: "oidcToken" | "oidcTokenFilePath" | "oidcRequestUrl" | "oidcRequestToken") => string | undefined,
): Assertion {
  const [text, path] = [setting("oidcToken"), setting("oidcTokenFilePath")];
  const [url, token] = [setting("oidcRequestUrl"), setting("oidcRequestToken")];
  if (text !== undefined) return { kind: "text", text };
  if (path !== undefined) return { kind: "file", path };
  if (url !== undefined && token !== undefined) return { kind: "request", url, token };
  throw problem("azure-login-incomplete", { missing: "ARM_OIDC_TOKEN" });
}
