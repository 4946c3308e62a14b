import type { Account } from "./account";
import { synapseLinkSettings } from "./instructions";

test.each([
  ["csv", false, true],
  ["delta", true, false],
] as const)("a link that writes %s has a workspace: %s, and folders: %s", (bronzeFormat, workspace, folders) => {
  const account = { accountName: "contosolake", resourceGroupName: "rg-contoso" } as Account;
  expect(synapseLinkSettings({ subscriptionId: "s", account, location: "westeurope", bronzeFormat })).toMatchObject({
    connectToSynapseWorkspace: workspace,
    enableIncrementalUpdateFolderStructure: folders,
  });
});
