import { spawn } from "node:child_process";
import type { Project } from "./project";

export interface Launch {
  readonly project: Project;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  /** Where the engine listens. */
  readonly address: string;
  /** Kills the program; its reason is what the caller gets. */
  readonly signal: AbortSignal;
}

export interface Exit {
  readonly status: number;
  /** What the program printed. */
  readonly printed: string;
}

/** Runs the program in a process of its own through the SDK's launcher, as Pulumi's language host does. */
export function launch(request: Launch): Promise<Exit> {
  const { project, signal } = request;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, launchArguments(request), {
      cwd: project.root,
      env: { ...process.env, ...launchEnvironment(request) },
      stdio: ["ignore", "pipe", "pipe"],
      killSignal: "SIGKILL",
      signal,
    });
    const printed: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
    child.on("error", (error) => reject(signal.aborted ? (signal.reason as Error) : error));
    child.on("close", (status) => resolve({ status: status ?? 1, printed: printed.join("") }));
  });
}

/** The arguments that the language host gives (Pulumi: sdk/nodejs/cmd/pulumi-language-nodejs). */
function launchArguments({ project, stack, address }: Launch): readonly string[] {
  return [
    ...speed,
    ...project.nodeArguments,
    require.resolve("@pulumi/pulumi/cmd/run", { paths: [project.root] }),
    `--monitor=${address}`,
    `--engine=${address}`,
    `--project=${project.name}`,
    `--stack=${stack}`,
    "--organization=organization",
    `--root-directory=${project.root}`,
    `--pwd=${project.root}`,
    "--parallel=64",
    "--dry-run",
    ".",
  ];
}

/**
 * The SDK keeps a trace of every promise that it makes, each mapped back to its sources, and all live to the end: two places
 * tell where a program failed, and young memory is given room. An eighth of the time that an evaluation takes.
 */
const speed = ["--stack-trace-limit=2", "--max-semi-space-size=64"];

function launchEnvironment({ project, config }: Launch): Record<string, string> {
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
  };
}
