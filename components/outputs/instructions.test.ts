import type { Account } from "../storage/account";
import { synapseLinkSettings } from "./instructions";

const link = {
  subscriptionId: "s",
  account: { accountName: "contosobronze", resourceGroupName: "rg-contoso" } as Account,
  location: "westeurope",
};
const place = {
  subscriptionId: "s",
  resourceGroup: "rg-contoso",
  storageAccount: "contosobronze",
  region: "westeurope",
};

test("a link that writes folders of CSV needs no workspace", () => {
  expect(synapseLinkSettings({ ...link, bronzeFormat: "csv", workspace: "syn-contoso" })).toEqual({
    ...place,
    connectToSynapseWorkspace: false,
    enableIncrementalUpdateFolderStructure: true,
    timeIntervalMinutes: 60,
  });
});

test("a link that writes Delta tables names the workspace and its Spark pool", () => {
  expect(synapseLinkSettings({ ...link, bronzeFormat: "delta", workspace: "syn-contoso" })).toEqual({
    ...place,
    connectToSynapseWorkspace: true,
    workspace: "syn-contoso",
    useSparkPool: "delta",
    timeIntervalMinutes: 60,
  });
});

test("a link that writes Delta tables may have a workspace of somebody else", () => {
  const settings = synapseLinkSettings({ ...link, bronzeFormat: "delta", workspace: undefined });
  expect(settings).not.toHaveProperty("workspace");
});
