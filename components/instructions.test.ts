import { nextSteps } from "./instructions";

const progress = {
  bronzeAccount: "contosolake",
  goldAccount: "contosogold",
  factory: "adf-contoso",
  resourceGroup: "rg-contoso",
  trigger: undefined,
};

describe("the next steps", () => {
  test("ask for the link and its container while there is none", () => {
    const steps = nextSteps(progress);
    expect(steps).toHaveLength(2);
    expect(steps[0]).toContain("storage account contosolake");
    expect(steps[1]).toContain("pulumi config set bronzeContainer");
  });

  test("name the trigger to start once there is a load", () => {
    expect(nextSteps({ ...progress, trigger: "load" })[0]).toBe(
      "Start the load, which is deployed stopped: az datafactory trigger start --resource-group rg-contoso --factory-name adf-contoso --name load",
    );
  });
});
