import { entry } from "./entry";

/** Errors of evaluating the Pulumi program and of its configuration. */
export const programErrors = {
  "project-file-missing": entry<{ file: string }>(
    (p) => `${p.file} cannot be read`,
    "name a stack with --stack that has a Pulumi.<stack>.yaml beside Pulumi.yaml",
  ),
  "project-file-not-yaml": entry<{ reason: string }>((p) => `this is not YAML: ${p.reason}`, "correct the file"),
  "project-without-name": entry("Pulumi.yaml has no `name`", "add the project's name: `name: commerce`"),
  "configuration-invalid": entry<{ problems: readonly string[] }>(
    (p) =>
      `the configuration is wrong in ${p.problems.length === 1 ? "one place" : `${p.problems.length} places`}:\n  ${p.problems.join("\n  ")}`,
    "correct Pulumi.<stack>.yaml, or set the keys with `pulumi config set`; Pulumi.yaml describes each",
  ),
  "factory-reference-missing": entry<{ from: string; to: string }>(
    (p) => `${p.from} refers to ${p.to}, which the factory does not have`,
    "declare it, or correct the name",
  ),
  "factory-references-in-circle": entry<{ path: readonly string[] }>(
    (p) => `these factory resources refer to each other in a circle: ${p.path.join(" > ")}`,
    "Data Factory cannot create any of them first: remove one of the references",
  ),
  "private-endpoint-connection-missing": entry<{ account: string; factory: string; endpoint: string }>(
    (p) => `storage account ${p.account} lists no connection of the private endpoint ${p.endpoint} of ${p.factory}`,
    (p) =>
      `deploy again in some minutes; if ${p.endpoint} is still missing, set approvePrivateEndpoints to false, deploy, and approve it by hand as the output nextSteps says`,
  ),
  "program-failed": entry<{ stack: string; reason: string }>(
    (p) => `the program failed for stack ${p.stack}:\n${p.reason}`,
    "correct what the program reports; nothing was deployed",
  ),
  "program-timed-out": entry<{ stack: string; seconds: number }>(
    (p) => `the program did not finish for stack ${p.stack} within ${p.seconds} s`,
    "look for a promise that never settles in the program, or allow more time",
  ),
  "resource-declared-twice": entry<{ type: string; name: string }>(
    (p) => `two resources of type ${p.type} are named "${p.name}"`,
    "give each resource of a type its own name, or another parent",
  ),
  "look-up-unknown": entry<{ token: string }>(
    (p) => `${p.token} asks Azure, and no local answer is known for it`,
    "give the value by configuration, or add an answer to local/program/azure.ts",
  ),
} as const;
