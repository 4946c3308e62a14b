import { spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  AnalyzerHandshakeResponse,
  AnalyzerStackConfigureResponse,
  type AnalyzerStackConfigureRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { serve } from "./serve";

export interface PolicyPack {
  /** The folder of `PulumiPolicy.yaml`. */
  readonly folder: string;
  /** What the engine passes on: its address. */
  readonly args: readonly string[];
  readonly printed: (text: Buffer) => void;
}

const size = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };

/**
 * Serves a policy pack to the engine; answers the port. The SDK's launcher takes the stack's configuration from its
 * environment, so it starts once the engine has told that, and what else the engine asks is passed on to it
 * (Pulumi: sdk/policy_proxy.go).
 */
export function servePolicyPack(pack: PolicyPack): Promise<number> {
  let started: Promise<AnalyzerClient> | undefined;
  const passedOn = (method: Exclude<keyof AnalyzerClient, "makeUnaryRequest">) => async (request: never) => {
    const client = await (started ??= start(pack));
    const call = client[method].bind(client) as (
      request: never,
      done: (error: unknown, answer: object) => void,
    ) => void;
    return promisify(call)(request);
  };
  return serve(AnalyzerService as never, {
    handshake: () => new AnalyzerHandshakeResponse(),
    configureStack: (request: AnalyzerStackConfigureRequest) => {
      started = start(pack, request);
      return new AnalyzerStackConfigureResponse();
    },
    analyze: passedOn("analyze"),
    analyzeStack: passedOn("analyzeStack"),
    remediate: passedOn("remediate"),
    getAnalyzerInfo: passedOn("getAnalyzerInfo"),
    getPluginInfo: passedOn("getPluginInfo"),
    configure: passedOn("configure"),
    cancel: passedOn("cancel"),
  });
}

async function start(
  { folder, args, printed }: PolicyPack,
  stack?: AnalyzerStackConfigureRequest,
): Promise<AnalyzerClient> {
  const launcher = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [folder] });
  const child = spawn(process.execPath, [launcher, ...args, folder], {
    cwd: folder,
    env: { ...process.env, ...(stack && environmentOf(stack)) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill());
  child.stderr.on("data", printed);
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  child.stdout.on("data", printed);
  return new AnalyzerClient(`127.0.0.1:${port.toString().trim()}`, credentials.createInsecure(), size);
}

function environmentOf(stack: AnalyzerStackConfigureRequest): Record<string, string> {
  return {
    PULUMI_NODEJS_ORGANIZATION: stack.getOrganization(),
    PULUMI_NODEJS_PROJECT: stack.getProject(),
    PULUMI_NODEJS_STACK: stack.getStack(),
    PULUMI_NODEJS_DRY_RUN: String(stack.getDryRun()),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(stack.getConfigMap().toArray())),
  };
}
