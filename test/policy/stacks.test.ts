import { readdirSync } from "node:fs";
import { readProject, stackConfig, type Program, type Resource } from "../../local/program";
import { containers, customerInsights } from "../../policy/layout";
import { policiesFor } from "../../policy/policies";
import { settingsOf } from "../../policy/settings";
import { statedExceptions } from "../../policy/statedExceptions";
import { analyze, analyzeStack, unknown, type Analyzed } from "../../policy/testing/analyze";
import { evaluated } from "../evaluated";
import { root } from "../sources";

const project = readProject(root);
const stacks = readdirSync(root).flatMap((file) => /^Pulumi\.(\w+)\.yaml$/.exec(file)?.[1] ?? []);
const overrides = {
  bronzeContainer: "dataverse-contoso-unq0a1b2c",
  "azure-native:subscriptionId": "00000000-0000-0000-0000-000000000000",
};

const programs = new Map<string, Program>();
beforeAll(async () => {
  const found = await Promise.all(stacks.map((stack) => evaluated(stack, overrides)));
  for (const [index, program] of found.entries()) programs.set(stacks[index]!, program);
});

describe.each(stacks)("the %s stack", (stack) => {
  const policies = policiesFor(settingsOf(project.name, stackConfig(project, stack, overrides)));
  let program: Program;
  beforeAll(() => {
    program = programs.get(stack)!;
  });

  test("violates no policy", async () => {
    expect(await said(policies, program.resources.map(analyzed))).toEqual([]);
  });

  test("is refused nothing at its first preview, which says what it cannot know yet", async () => {
    const resources = program.resources.map(analyzed).map(beforeItsFirstDeployment);
    const diagnostics = await said(policies, resources);
    expect(diagnostics.filter(({ level }) => level === "mandatory")).toEqual([]);
    const scopes = diagnostics.filter(({ message }) => message.includes("string value at .scope can't be known"));
    const assignments = program.resources.filter(({ type }) => type === "azure-native:authorization:RoleAssignment");
    expect(scopes.filter(({ policy }) => policy === "authorization-narrow-roles")).toHaveLength(assignments.length);
  });

  test("has what the policies know by name", () => {
    const made = program.resources.map(({ inputs }) => inputs["containerName"]);
    expect(made).toEqual(expect.arrayContaining(Object.values(containers)));
    const access = program.resources.find(({ urn }) => urn.endsWith(`::${customerInsights}`))!;
    const own = program.resources.filter(({ parent }) => parent === access.urn);
    expect(own.map(({ type }) => type)).toEqual(Array(2).fill("azure-native:authorization:RoleAssignment"));
  });
});

test("the keys that the policies read are keys of the project", () => {
  const declared = Object.keys(project.defaults).map((key) => key.replace(`${project.name}:`, ""));
  expect(declared).toEqual(expect.arrayContaining(["network", ...statedExceptions.map(({ key }) => key)]));
});

test("there are stacks", () => expect(stacks).toContain("dev"));

async function said(policies: Parameters<typeof analyze>[0], resources: readonly Analyzed[]) {
  const each = await Promise.all(resources.map((resource) => analyze(policies, resource)));
  return [...each.flat(), ...(await analyzeStack(policies, resources))];
}

function analyzed({ inputs, dependsOn, ...resource }: Resource): Analyzed {
  return { ...resource, props: inputs, dependencies: dependsOn };
}

const fromOthers = ["scope", "accountName", "factoryName", "resourceGroupName"];

/** As the first preview sees it: what other resources give it is not known yet. */
function beforeItsFirstDeployment(resource: Analyzed): Analyzed {
  if (resource.type.endsWith("StorageAccount") || resource.type.endsWith(":Factory")) return resource;
  const props = Object.entries(resource.props).map(([key, value]) => {
    const isUnknown = fromOthers.includes(key) || (typeof value === "string" && value.startsWith("<principal id of"));
    return [key, isUnknown ? unknown : value] as const;
  });
  return { ...resource, props: Object.fromEntries(props) };
}
