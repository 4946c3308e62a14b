import { nextSteps } from "./nextSteps";
import type { Progress } from "./progress";

const progress: Progress = {
  stack: "prod",
  resourceGroup: "rg-contoso",
  bronze: { format: "csv", account: "contosobronze", resourceGroup: "rg-contoso", ours: true, sharedKeyAccess: false },
  lakeAccount: "contosolake",
  goldAccount: "contosogold",
  factory: "adf-contoso",
  private: false,
  unapproved: [],
  enterprisePolicy: undefined,
  trigger: undefined,
  synapse: undefined,
};
const synapse = { workspace: "syn-contoso", account: "contososyn", exfiltrationProtection: false, reachable: true };
const adopted = {
  format: "csv",
  account: "contosoexport",
  resourceGroup: "rg-export",
  ours: false,
  sharedKeyAccess: false,
} as const;

describe("the next steps", () => {
  test("ask for the link and its container while there is none", () => {
    const steps = nextSteps(progress);
    expect(steps).toHaveLength(3);
    expect(steps[0]).toContain("Owner and Storage Blob Data Contributor on storage account contosobronze");
    expect(steps[1]).toContain("Azure Synapse Link to storage account contosobronze");
    expect(steps[1]).toContain("pulumi config set bronzeSharedKeyAccess true");
    expect(steps[2]).toContain("pulumi config set bronzeContainer");
  });

  test("prepare the workspace for a link that writes Delta tables with it", () => {
    const bronze = { ...progress.bronze, format: "delta" } as const;
    const steps = nextSteps({ ...progress, bronze, synapse });
    expect(steps[1]).toContain(
      'az synapse role assignment create --workspace-name syn-contoso --role "Synapse Administrator"',
    );
    expect(steps[2]).toContain("Synapse Studio of workspace syn-contoso");
    expect(nextSteps({ ...progress, synapse }).join()).not.toContain("Synapse Administrator");
  });

  test("make the views once there is something to see", () => {
    const command = "npm run -s cli -- views --apply --stack prod";
    expect(nextSteps({ ...progress, synapse, trigger: "Started" }).join()).toContain(command);
    expect(nextSteps({ ...progress, synapse }).join()).not.toContain(command);
    expect(nextSteps({ ...progress, trigger: "Started" }).join()).not.toContain(command);
  });

  test("do not offer the keys of an account that is not ours", () => {
    expect(nextSteps({ ...progress, bronze: adopted }).join()).not.toContain("bronzeSharedKeyAccess");
  });

  test("say how a load that is off is turned on, and nothing of one that is on", () => {
    expect(nextSteps({ ...progress, trigger: "Stopped" })[0]).toBe(
      "Start the load when its time has come: pulumi config set triggerState Started && pulumi up",
    );
    expect(nextSteps({ ...progress, trigger: "Started" }).join()).not.toContain("Start the load");
  });

  test("tell how the four connections of Customer Insights are approved in the private network", () => {
    const steps = nextSteps({ ...progress, private: true, trigger: "Started" });
    const step = steps.find((line) => line.includes("four connections"));
    expect(step).toContain("private link to storage account contosogold of resource group rg-contoso");
    expect(step).toContain(
      "az network private-endpoint-connection list --resource-group rg-contoso --name contosogold --type Microsoft.Storage/storageAccounts",
    );
  });

  test("leave an approval that the deployment does not give to the account's owner", () => {
    const unapproved = [{ name: "bronze", account: "contosoexport", resourceGroup: "rg-export" }];
    const [step] = nextSteps({ ...progress, private: true, bronze: adopted, unapproved });
    expect(step).toContain(
      "the owner of storage account contosoexport approve the private endpoints bronzeDfs and bronzeBlob of adf-contoso",
    );
    expect(step).toContain("--resource-group rg-export --name contosoexport");
  });

  test("name the enterprise policy that Synapse Link comes with", () => {
    const [step] = nextSteps({ ...progress, private: true, enterprisePolicy: "/subscriptions/0/policy" });
    expect(step).toContain("the managed identity of /subscriptions/0/policy");
  });

  test("tell how Spark reaches the lake where only private endpoints lead there", () => {
    const steps = nextSteps({ ...progress, private: true, synapse });
    expect(steps.at(-1)).toContain(
      'az synapse managed-private-endpoints create --workspace-name syn-contoso --pe-name contosogold --file "{\\"privateLinkResourceId\\":\\"$(az storage account show --resource-group rg-contoso --name contosogold --query id --output tsv)\\",\\"groupId\\":\\"dfs\\"}"',
    );
    expect(nextSteps({ ...progress, synapse }).join()).not.toContain("managed-private-endpoints");
  });

  test("quote the names that a shell would read as something else", () => {
    const steps = nextSteps({ ...progress, resourceGroup: "rg-contoso(1)", private: true, synapse });
    const commands = steps.filter((step) => step.includes("--resource-group"));
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands)
      expect(command.match(/--resource-group \S+/g)).not.toContain("--resource-group rg-contoso(1)");
    expect(commands[0]).toContain("--resource-group 'rg-contoso(1)' --name contosogold");
  });

  test("never ask for a private endpoint to gold in the open network", () => {
    const steps = nextSteps({ ...progress, synapse: { ...synapse, exfiltrationProtection: true } });
    expect(steps.at(-1)).toContain("--pe-name contosolake");
    expect(steps.at(-1)).not.toContain("contosogold");
  });

  test("say so where nobody reaches the workspace", () => {
    const unreachable = nextSteps({ ...progress, synapse: { ...synapse, reachable: false } });
    expect(unreachable.join()).toContain("The public endpoints of workspace syn-contoso are off");
    expect(nextSteps({ ...progress, synapse }).join()).not.toContain("are off");
  });
});
