import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { problem } from "../../errors";

/** A Pulumi project: what `Pulumi.yaml` says of it. */
export interface Project {
  /** The folder of `Pulumi.yaml`. */
  readonly root: string;
  /** Also the namespace of its configuration keys. */
  readonly name: string;
  /** Arguments of Node for the program. */
  readonly nodeArguments: readonly string[];
  /** Whether the program runs through the SDK's own TypeScript loader. */
  readonly typescript: boolean;
  /** Configuration that every stack has unless it says otherwise, by full key. */
  readonly defaults: Readonly<Record<string, string>>;
}

interface ProjectFile {
  readonly name?: string;
  readonly runtime?: string | { readonly options?: { readonly typescript?: boolean; readonly nodeargs?: string } };
  readonly config?: Readonly<Record<string, unknown>>;
}

export function readProject(root: string): Project {
  const file = join(root, "Pulumi.yaml");
  const content = (readYaml(file) ?? {}) as ProjectFile;
  if (!content.name) throw problem("project-without-name", {}, { file });
  const options = typeof content.runtime === "object" ? (content.runtime.options ?? {}) : {};
  return {
    root,
    name: content.name,
    nodeArguments: options.nodeargs?.split(/\s+/) ?? [],
    typescript: options.typescript ?? true,
    defaults: defaultsOf(content.name, content.config ?? {}),
  };
}

/**
 * The configuration of a stack by full key (`commerce:language`), as the program gets it: the project's defaults, then
 * `Pulumi.<stack>.yaml`, then the overrides; anything but a text is JSON (Pulumi: structured configuration). What is
 * encrypted is for Pulumi to read: a key of the project is refused, one of a provider is left out.
 */
export function stackConfig(
  project: Project,
  stack: string,
  overrides: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const file = join(project.root, `Pulumi.${stack}.yaml`);
  const content = readYaml(file) ?? {};
  const config = isMap(content) ? (content["config"] ?? {}) : undefined;
  if (!isMap(config))
    throw problem("configuration-invalid", { problems: ["config: is not a map of keys and values"] }, { file });
  const readable = Object.entries(config).filter(([, value]) => !isEncrypted(value));
  const own = Object.entries(config)
    .filter(([, value]) => isEncrypted(value))
    .map(([key]) => fullKey(project.name, key))
    .filter((key) => key.startsWith(`${project.name}:`));
  if (own.length > 0) {
    const problems = own.map((key) => `${key}: is encrypted, and holds no secret`);
    throw problem("configuration-invalid", { problems }, { file });
  }
  return {
    ...project.defaults,
    ...configOf(project.name, Object.fromEntries(readable)),
    ...configOf(project.name, overrides),
  };
}

/** Pulumi: Secrets, `secure`. */
const isEncrypted = (value: unknown): boolean => isMap(value) && "secure" in value;

const fullKey = (project: string, key: string): string => (key.includes(":") ? key : `${project}:${key}`);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A declared key is `{type, default, …}`; any other value is the value itself. */
function defaultsOf(project: string, declarations: Readonly<Record<string, unknown>>): Record<string, string> {
  const values = Object.entries(declarations).flatMap(([key, declared]) => {
    const value = isDeclaration(declared) ? declared.default : declared;
    return value === undefined ? [] : [[key, value] as const];
  });
  return configOf(project, Object.fromEntries(values));
}

function isDeclaration(declared: unknown): declared is { readonly type: string; readonly default?: unknown } {
  return typeof declared === "object" && declared !== null && "type" in declared;
}

function configOf(project: string, values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      fullKey(project, key),
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

function readYaml(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw problem("project-file-missing", { file }, { file }, { cause });
  }
  try {
    return parse(text);
  } catch (cause) {
    throw problem("project-file-not-yaml", { reason: (cause as Error).message }, { file }, { cause });
  }
}
