import { join } from "node:path";
import { evaluateStack } from "./evaluate";
import type { Program } from "./program";

const root = join(__dirname, "fixtures", "project");
const evaluate = (does: string, limits: { timeoutSeconds?: number; signal?: AbortSignal } = {}) =>
  evaluateStack({ root, stack: "dev", overrides: { does }, ...limits });

describe("a program that declares resources", () => {
  let program: Program;
  const resource = (name: string) => program.resources.find((candidate) => candidate.name === name);
  beforeAll(async () => {
    program = await evaluate("declare");
  });

  test("gives every resource, sorted by urn", () => {
    const stack = "urn:pulumi:dev::fixture::";
    expect(program.resources.map(({ urn }) => urn)).toEqual([
      `${stack}azure-native:authorization:RoleAssignment::role`,
      `${stack}azure-native:datafactory:Factory::factory`,
      `${stack}azure-native:resources:ResourceGroup::group`,
      `${stack}fixture:storage:Lake$azure-native:storage:StorageAccount::account`,
      `${stack}fixture:storage:Lake::lake`,
      `${stack}pulumi:pulumi:Stack::fixture-dev`,
    ]);
  });

  test("gives parent, dependencies, protection and inputs of a resource", () => {
    expect(resource("account")).toEqual({
      urn: "urn:pulumi:dev::fixture::fixture:storage:Lake$azure-native:storage:StorageAccount::account",
      type: "azure-native:storage:StorageAccount",
      name: "account",
      parent: "urn:pulumi:dev::fixture::fixture:storage:Lake::lake",
      dependsOn: ["urn:pulumi:dev::fixture::azure-native:resources:ResourceGroup::group"],
      protect: true,
      retainOnDelete: true,
      inputs: {
        accountName: "fixturelake",
        kind: "StorageV2",
        resourceGroupName: "rg-fixture",
        sku: { name: "Standard_LRS" },
      },
    });
  });

  test("marks what only Azure knows", () => {
    expect(resource("role")?.inputs).toMatchObject({
      scope:
        "/subscriptions/<subscription id>/resourceGroups/rg-fixture/providers/Microsoft.Storage/storageAccounts/fixturelake",
      principalId: '<principal id of "adf-fixture">',
    });
    expect(resource("factory")?.inputs["globalParameters"]).toMatchObject({
      endpoint: { value: "<known after deployment>" },
    });
  });

  test("does not show a secret", () => {
    expect(JSON.stringify(program)).not.toContain("swordfish");
    expect(resource("factory")?.inputs["globalParameters"]).toMatchObject({ password: { value: "<secret>" } });
  });

  test("gets the stack's configuration and gives its outputs", () => {
    expect(program.outputs).toEqual({
      account: "fixturelake",
      config: {
        "azure-native:location": "northeurope",
        "fixture:companies": "[]",
        "fixture:does": "declare",
        "fixture:interval": "2",
        "fixture:language": "de-ch",
        "fixture:tags": '{"owner":"data"}',
      },
    });
  });
});

describe("a program that fails", () => {
  test("is reported in its own words", async () => {
    await expect(evaluate("throw")).rejects.toMatchObject({
      code: "program-failed",
      message: "the program failed for stack dev:\nthe moon is not made of cheese",
    });
  });

  test("by what nobody foresaw, is told with the place in the code", async () => {
    await expect(evaluate("break")).rejects.toMatchObject({
      code: "program-failed",
      message: expect.stringMatching(/nobody thought of this[^]*at broken \(.*index\.ts:\d+:\d+\)/) as string,
    });
  });

  test("by declaring a resource twice, is told which one", async () => {
    await expect(evaluate("declare twice")).rejects.toMatchObject({
      code: "resource-declared-twice",
      message: 'two resources of type azure-native:resources:ResourceGroup are named "group"',
    });
  });

  test("by asking Azure what cannot be answered here, is told which question", async () => {
    await expect(evaluate("look up")).rejects.toMatchObject({
      code: "look-up-unknown",
      message: "azure-native:storage:listStorageAccountKeys asks Azure, and no local answer is known for it",
    });
  });

  test("to end in time is stopped", async () => {
    await expect(evaluate("hang", { timeoutSeconds: 0.2 })).rejects.toMatchObject({
      code: "program-timed-out",
      message: "the program did not finish for stack dev within 0.2 s",
    });
  });

  test("to be wanted any more is stopped", async () => {
    const user = new AbortController();
    const evaluation = evaluate("hang", { signal: user.signal });
    user.abort();
    await expect(evaluation).rejects.toMatchObject({ name: "AbortError" });
  });
});
