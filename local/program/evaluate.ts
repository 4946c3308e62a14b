import { spawn } from "node:child_process";
import { problem } from "../../errors";
import { azureOf } from "./azure";
import { RecordingEngine } from "./engine";
import type { Program } from "./program";
import { readProject, stackConfig, type Project } from "./project";

interface Limits {
  /** Seconds until the program is stopped; 60 unless told. */
  readonly timeoutSeconds?: number;
  readonly signal?: AbortSignal;
}

export interface EvaluateProgram extends Limits {
  readonly project: Project;
  readonly stack: string;
  /** By full key: `commerce:language`. */
  readonly config: Readonly<Record<string, string>>;
  /** The keys of the configuration whose values are secret. */
  readonly secretKeys?: readonly string[];
}

export interface EvaluateStack extends Limits {
  /** The folder of `Pulumi.yaml`. */
  readonly root: string;
  readonly stack: string;
  /** Configuration that replaces the stack's; a key without a namespace is the project's. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** Evaluates the program of a project for one stack, with the stack's configuration. */
export function evaluateStack({ root, stack, overrides, ...limits }: EvaluateStack): Promise<Program> {
  const project = readProject(root);
  return evaluateProgram({ project, stack, config: stackConfig(project, stack, overrides), ...limits });
}

/**
 * Runs a Pulumi program as `pulumi preview` does, through the SDK's own launcher, with an engine that records what is
 * declared instead of deploying it. No login: see `azure.ts` for what stands in for Azure's answers.
 */
export async function evaluateProgram(request: EvaluateProgram): Promise<Program> {
  const { project, stack, config } = request;
  const engine = new RecordingEngine(project.name, stack, azureOf(config));
  try {
    const { exitCode, printed } = await launch(request, await engine.start());
    if (exitCode === 0) return engine.program();
    const reason = engine.errors.join("\n") || printed.trim() || `the process ended with status ${exitCode}`;
    throw problem("program-failed", { stack, reason });
  } finally {
    engine.stop();
  }
}

interface Exit {
  readonly exitCode: number;
  /** What the program printed. */
  readonly printed: string;
}

function launch(request: EvaluateProgram, address: string): Promise<Exit> {
  const { project, stack, signal, timeoutSeconds = 60 } = request;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, launchArguments(project, stack, address), {
      cwd: project.root,
      env: { ...process.env, ...launchEnvironment(request) },
      stdio: ["ignore", "pipe", "pipe"],
      killSignal: "SIGKILL",
      ...(signal === undefined ? {} : { signal }),
    });
    const printed: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
    const timer = setTimeout(() => {
      reject(problem("program-timed-out", { stack, seconds: timeoutSeconds }));
      child.kill("SIGKILL");
    }, timeoutSeconds * 1000);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? 1, printed: printed.join("") });
    });
  });
}

/** The arguments that Pulumi's language host gives (Pulumi: sdk/nodejs/cmd/pulumi-language-nodejs). */
function launchArguments(project: Project, stack: string, address: string): readonly string[] {
  return [
    ...project.nodeArguments,
    require.resolve("@pulumi/pulumi/cmd/run", { paths: [project.root] }),
    `--monitor=${address}`,
    `--engine=${address}`,
    `--project=${project.name}`,
    `--stack=${stack}`,
    "--organization=organization",
    `--root-directory=${project.root}`,
    `--pwd=${project.root}`,
    // With so many answers under way at once the order of registrations varies; the result is sorted.
    "--parallel=64",
    "--dry-run",
    ".",
  ];
}

function launchEnvironment({ project, config, secretKeys = [] }: EvaluateProgram): Record<string, string> {
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
    PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
  };
}
