import { spawn } from "node:child_process";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  AboutResponse,
  GetProgramDependenciesResponse,
  GetRequiredPackagesResponse,
  RunPluginResponse,
  RunResponse,
  type RunPluginRequest,
  type RunRequest,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { readProject } from "../../../local/program";
import { servePolicyPack } from "./policyPack";
import { servePlugin } from "./serve";

/** What the SDK's launcher answers where the error is already reported (Pulumi: sdk/nodejs/cmd/run). */
const reported = 32;

const engineAddress = process.argv.slice(2).find((argument) => /^[\d.]+:\d+$/.test(argument)) ?? "";

// Stands in for `pulumi-language-nodejs`, which comes with the Pulumi CLI: it starts the same launchers in the same way.
const answers = {
  getPluginInfo: () => new PluginInfo().setVersion("0.0.0"),
  getRequiredPackages: () => new GetRequiredPackagesResponse(),
  getProgramDependencies: () => new GetProgramDependenciesResponse(),
  about: () => new AboutResponse(),
  cancel: () => new Empty(),
  run: async (request: RunRequest) => {
    const status = await launch(request);
    if (status === 0) return new RunResponse();
    if (status === reported) return new RunResponse().setBail(true);
    return new RunResponse().setError(`the program ended with status ${status}`);
  },
};

servePlugin(LanguageRuntimeService as never, answers, {
  // A policy pack is the only plugin here that runs on Node. The call lasts as long as the pack: until the engine ends it.
  runPlugin: (call: ServerWritableStream<RunPluginRequest, RunPluginResponse>) => {
    const folder = call.request.getInfo()?.getProgramDirectory() ?? "";
    const printed = (text: Buffer) => call.write(new RunPluginResponse().setStderr(text));
    void servePolicyPack({ folder, args: call.request.getArgsList(), printed }).then((port) =>
      call.write(new RunPluginResponse().setStdout(Buffer.from(`${port}\n`))),
    );
  },
});

function launch(request: RunRequest): Promise<number> {
  const root = request.getInfo()?.getRootDirectory() ?? request.getPwd();
  const project = readProject(root);
  const child = spawn(
    process.execPath,
    [
      ...project.nodeArguments,
      require.resolve("@pulumi/pulumi/cmd/run", { paths: [root] }),
      `--monitor=${request.getMonitorAddress()}`,
      `--engine=${engineAddress}`,
      `--project=${request.getProject()}`,
      `--stack=${request.getStack()}`,
      `--organization=${request.getOrganization()}`,
      `--root-directory=${root}`,
      `--pwd=${request.getPwd()}`,
      `--parallel=${request.getParallel()}`,
      ...(request.getDryrun() ? ["--dry-run"] : []),
      request.getInfo()?.getEntryPoint() ?? ".",
    ],
    {
      cwd: request.getPwd(),
      env: {
        ...process.env,
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
      },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
}
