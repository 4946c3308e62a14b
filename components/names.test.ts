import fc from "fast-check";
import { generateNames, generateTags, type Names } from "./names";

const naming = fc.record({
  project: fc.stringMatching(/^[A-Za-z][\w.-]{0,40}$/),
  stack: fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,40}$/),
  seed: fc.option(fc.string(), { nil: undefined }),
});

const accountsOf = (names: Names) => [names.bronzeAccount, names.lakeAccount, names.goldAccount, names.synapseAccount];

describe("the naming rule", () => {
  test("gives every stack names that Azure accepts", () => {
    fc.assert(
      fc.property(naming, (given) => {
        const names = generateNames(given);
        for (const account of accountsOf(names)) expect(account).toMatch(/^[a-z0-9]{3,24}$/);
        expect(names.synapseWorkspace).toMatch(/^(?=.{1,50}$)[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(names.synapseWorkspace).not.toContain("-ondemand");
        expect(names.logWorkspace).toMatch(/^(?=.{4,63}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
        expect(names.actionGroup).toMatch(/^[a-z0-9-]{1,63}$/);
        expect(names.factory).toMatch(/^(?=.{3,63}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
        expect(names.resourceGroup).toMatch(/^[\w.()-]{0,89}[\w()-]$/);
      }),
    );
  });

  test("gives two stacks, projects or seeds different accounts and factories", () => {
    fc.assert(
      fc.property(naming, naming, (one, other) => {
        fc.pre(
          [one.project, one.stack, one.seed ?? ""].join("\n") !==
            [other.project, other.stack, other.seed ?? ""].join("\n"),
        );
        const globalNames = [one, other].map((given) => generateNames(given));
        expect(
          new Set(globalNames.flatMap((names) => [...accountsOf(names), names.factory, names.synapseWorkspace])).size,
        ).toBe(12);
      }),
    );
  });

  test("leaves out what only a serverless endpoint may be called", () => {
    expect(generateNames({ project: "commerce", stack: "ondemand-dev" }).synapseWorkspace).toMatch(
      /^syn-commerce-demand-dev-[0-9a-f]{6}$/,
    );
  });

  test("stays as it is, because another name would be another account", () => {
    expect(generateNames({ project: "commerce", stack: "dev", seed: "contoso" })).toEqual({
      resourceGroup: "rg-commerce-dev",
      bronzeAccount: "commercedevbronze8198da",
      lakeAccount: "commercedevlake8198da",
      goldAccount: "commercedevgold8198da",
      factory: "adf-commerce-dev-8198da",
      synapseAccount: "commercedevsyn8198da",
      synapseWorkspace: "syn-commerce-dev-8198da",
      logWorkspace: "log-commerce-dev",
      actionGroup: "ag-commerce-dev",
    });
  });

  test("gives way to the user's own names", () => {
    const names = generateNames({ project: "commerce", stack: "dev" }, { goldAccount: "contosogold" });
    expect(names.goldAccount).toBe("contosogold");
    expect(names.lakeAccount).toMatch(/^commercedevlake[0-9a-f]{6}$/);
  });
});

test("a user's tag replaces a generated one of the same name", () => {
  expect(generateTags({ project: "commerce", stack: "dev" }, { stack: "development", owner: "data" })).toEqual({
    project: "commerce",
    stack: "development",
    owner: "data",
  });
});
