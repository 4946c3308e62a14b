import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";

const folder = join(__dirname, "..", "..", "policy");

export interface PolicyServer {
  readonly client: AnalyzerClient;
  readonly process: ChildProcess;
}

/** Starts the policy pack as `pulumi preview --policy-pack policy` does (Pulumi: sdk/nodejs/dist/pulumi-analyzer-policy). */
export async function startPolicyServer(config: Readonly<Record<string, string>>): Promise<PolicyServer> {
  const launcher = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [folder] });
  const server = spawn(process.execPath, [launcher, "127.0.0.1:1", "."], {
    cwd: folder,
    env: {
      ...process.env,
      PULUMI_NODEJS_PROJECT: "commerce",
      PULUMI_NODEJS_STACK: "test",
      PULUMI_CONFIG: JSON.stringify(config),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  server.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).once("line", resolve);
    server.once("close", () => reject(new Error(`the policy pack ended: ${said.join("")}`)));
  });
  return { client: new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure()), process: server };
}
