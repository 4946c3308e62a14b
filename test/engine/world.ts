import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync } from "node:fs";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { dependencies } from "../../package.json";
import { generateNames } from "../../components/names";
import { listen } from "../azure/listen";
import { ManagementApi } from "../azure/managementApi";
import { startBlobs, type Blobs } from "./blobs";
import { makeCertificate } from "./certificate";
import { copyProject } from "./project";
import { startProxy } from "./proxy";
import { dynamicProvider, standin, writePrograms } from "./standins/programs";
import { cliAnswer, makeToken } from "./token";
import { whereIs } from "./tools";

export const stack = "engine";
const seed = "engine test";
export const names = generateNames({ project: "commerce", stack, seed });

const config = `config:
  azure-native:location: westeurope
  azure-native:subscriptionId: 00000000-0000-0000-0000-000000000001
  commerce:uniquenessSeed: ${seed}
  commerce:bronzeContainer: dataverse-contoso
`;

export interface Outcome {
  readonly status: number;
  readonly text: string;
}

/** Everything that a deployment meets, on this machine. */
export interface World {
  /** Of this test; goes with it. */
  readonly folder: string;
  readonly api: ManagementApi;
  readonly blobs: Blobs;
  /** What happened, in order: `create <type> <name>` of a provider, `trigger <request>` of Data Factory. */
  readonly events: string[];
  /** What Azure refuses, by event, and what it says. */
  readonly refusals: Map<string, string>;
  /** Which programs of the Pulumi CLI are replaced, because they are not on the PATH. */
  readonly replaced: readonly string[];
  pulumi(...args: readonly string[]): Promise<Outcome>;
  stop(): void;
}

export async function makeWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const certificate = makeCertificate(folder);
  const now = new Date();
  const token = makeToken(now);
  const blobs = await startBlobs([names.lakeAccount, names.goldAccount], certificate, token);
  const events: string[] = [];
  const refusals = new Map<string, string>();

  const api = new ManagementApi((change) => events.push(`trigger ${change}`));
  const management = createHttps({ cert: certificate.cert, key: certificate.key }, api.listener);
  await new Promise<void>((resolve) => management.listen(0, "127.0.0.1", resolve));
  const proxy = await startProxy((host) => {
    if (host === "management.azure.com") return (management.address() as AddressInfo).port;
    return host.endsWith(".blob.core.windows.net") ? blobs.port : undefined;
  });
  const recorder = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const call = JSON.parse(Buffer.concat(chunks).toString()) as Call;
      const event = `${call.operation} ${call.type} ${call.name}`;
      const refused = refusals.get(event);
      if (refused !== undefined) return response.writeHead(409).end(refused);
      events.push(event);
      void made(call, blobs).then(
        () => response.end(),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });

  const programs = {
    "pulumi-language-nodejs": standin("languageHost.ts"),
    "pulumi-resource-pulumi-nodejs": dynamicProvider,
  };
  const replaced = Object.keys(programs).filter((program) => whereIs(program) === undefined);
  const bin = join(folder, "bin");
  writePrograms(bin, {
    ...Object.fromEntries(Object.entries(programs).filter(([name]) => replaced.includes(name))),
    "pulumi-resource-azure-native": standin("azureProvider.ts", dependencies["@pulumi/azure-native"]),
    "pulumi-resource-azuread": standin("azureProvider.ts", dependencies["@pulumi/azuread"]),
    az: `echo '${cliAnswer(token, now)}'`,
  });
  const project = join(folder, "project");
  copyProject(project, stack, config);
  mkdirSync(join(folder, "state"));
  const environment = {
    ...withoutAzure(process.env),
    PATH: [bin, process.env["PATH"]].join(delimiter),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "engine test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
    NO_PROXY: "127.0.0.1,localhost",
    NODE_EXTRA_CA_CERTS: certificate.certFile,
    // The default chain as it is on a developer's machine, without asking this one for a managed identity.
    AZURE_TOKEN_CREDENTIALS: "dev",
    ENGINE_TEST_RECORDER: recorder.url,
  };

  return {
    folder,
    api,
    blobs,
    events,
    refusals,
    replaced,
    pulumi: (...args) => run("pulumi", [...args, "--non-interactive", "--color", "never"], project, environment),
    stop: () => {
      blobs.stop();
      proxy.stop();
      void recorder.stop();
      management.closeAllConnections();
      management.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Call {
  readonly operation: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** A container that is created is there for what comes after it. */
async function made({ operation, type, inputs }: Call, blobs: Blobs): Promise<void> {
  if (operation !== "create" || type !== "azure-native:storage:BlobContainer") return;
  const { accountName = "", containerName = "" } = inputs;
  const { status } = await blobs.ask("PUT", accountName, `/${containerName}?restype=container`);
  if (status !== 201 && status !== 409) throw new Error(`container ${containerName}: status ${status}`);
}

function withoutAzure(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(ARM|AZURE|PULUMI)_/.test(name)));
}

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const printed: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status: status ?? 1, text: printed.join("") }));
  });
}
