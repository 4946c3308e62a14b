import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "../../test/azure/listen";
import { assertionText, deployer, loginReason } from "./credential";
import { loginOf, type Login } from "./login";
import { sharedToken } from "./sharedToken";

const application = { ARM_TENANT_ID: "t", ARM_CLIENT_ID: "c" };
const known = { tenantId: "t", clientId: "c" };

test.each<[string, Record<string, string>, Record<string, string>, Login]>([
  ["az login", {}, {}, { kind: "default" }],
  ["az login to a tenant", { "azure-native:tenantId": "t" }, {}, { kind: "default", tenantId: "t" }],
  ["a secret", {}, { ...application, ARM_CLIENT_SECRET: "s" }, { kind: "secret", ...known, secret: "s" }],
  [
    "a certificate",
    {},
    { ...application, ARM_CLIENT_CERTIFICATE_PATH: "/c.pfx", ARM_CLIENT_CERTIFICATE_PASSWORD: "p" },
    { kind: "certificate", ...known, path: "/c.pfx", password: "p" },
  ],
  [
    "OIDC of GitHub",
    { "azure-native:useOidc": "true" },
    { ...application, ACTIONS_ID_TOKEN_REQUEST_URL: "https://g", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "r" },
    { kind: "oidc", ...known, assertion: { kind: "request", url: "https://g", token: "r" } },
  ],
  [
    "OIDC by a token",
    {},
    { ...application, ARM_USE_OIDC: "true", ARM_OIDC_TOKEN: "o" },
    { kind: "oidc", ...known, assertion: { kind: "text", text: "o" } },
  ],
  [
    "OIDC by a file",
    {},
    { ...application, ARM_USE_OIDC: "true", ARM_OIDC_TOKEN_FILE_PATH: "/t" },
    { kind: "oidc", ...known, assertion: { kind: "file", path: "/t" } },
  ],
  ["a managed identity", {}, { ARM_USE_MSI: "true", ARM_CLIENT_ID: "c" }, { kind: "managed-identity", clientId: "c" }],
])("the login is %s", (_, config, environment, login) => {
  expect(loginOf({ config, environment })).toEqual(login);
});

test.each([
  ["ARM_TENANT_ID", { ARM_CLIENT_SECRET: "s" }],
  ["ARM_CLIENT_ID", { ARM_CLIENT_SECRET: "s", ARM_TENANT_ID: "t" }],
  ["ARM_OIDC_TOKEN", { ...application, ARM_USE_OIDC: "true" }],
])("a login that lacks %s says so", (missing, environment) => {
  expect(() => loginOf({ config: {}, environment })).toThrow(
    expect.objectContaining({
      code: "azure-login-incomplete",
      message: `the login by ARM_ variables lacks ${missing}`,
    }),
  );
});

test("a pipeline's token comes from a file, or by a request for Entra's audience", async () => {
  const folder = mkdtempSync(join(tmpdir(), "login-"));
  const asked: unknown[] = [];
  const pipeline = await listen((request, response) => {
    asked.push(request.url, request.headers.authorization);
    response.end('{"value":"from the pipeline"}');
  });
  try {
    writeFileSync(join(folder, "token"), "from a file");
    expect(await assertionText({ kind: "file", path: join(folder, "token") })).toBe("from a file");
    const url = `${pipeline.url}/token?run=1`;
    expect(await assertionText({ kind: "request", url, token: "r" })).toBe("from the pipeline");
    expect(asked).toEqual(["/token?run=1&audience=api%3A%2F%2FAzureADTokenExchange", "Bearer r"]);
  } finally {
    await pipeline.stop();
    rmSync(folder, { recursive: true });
  }
});

test("who is not known to Azure is told so", async () => {
  const environment = { ...application, ARM_CLIENT_CERTIFICATE_PATH: "/none.pem" };
  await expect(
    deployer({ config: {}, environment })().getToken("https://storage.azure.com/.default"),
  ).rejects.toMatchObject({
    code: "azure-login-missing",
  });
});

test("where several ways to log in were tried, each is told in a sentence", () => {
  const tried = [
    new Error("EnvironmentCredential is unavailable. To troubleshoot, visit https://aka.ms/x."),
    new Error("Azure CLI could not be found. Please visit https://aka.ms/y\nfor more"),
    new Error("Azure CLI could not be found. Again."),
  ];
  expect(loginReason(new AggregateError(tried, "all failed"))).toBe(
    "EnvironmentCredential is unavailable; Azure CLI could not be found",
  );
  expect(loginReason(new Error("AADSTS7000215: Invalid client secret provided. Ensure that\nit is right"))).toBe(
    "AADSTS7000215: Invalid client secret provided",
  );
});

test("everybody who asks gets one token, until it is about to end", async () => {
  let now = 0;
  let given = 0;
  const credential = sharedToken(
    { getToken: () => Promise.resolve({ token: String(++given), expiresOnTimestamp: now + 3_600_000 }) },
    () => now,
  );
  const ask = async () =>
    (await Promise.all(["a", "a", "b"].map((scope) => credential.getToken(scope)))).map((t) => t?.token);
  expect(await ask()).toEqual(["1", "1", "2"]);
  expect(await ask()).toEqual(["1", "1", "2"]);
  now = 3_500_000;
  expect(await ask()).toEqual(["3", "3", "4"]);
});
