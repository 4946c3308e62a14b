import { join } from "node:path";
import type { Resource } from "../../local/program";
import { factoryOfStack, placeIn, studioUrl, subscriptionOf } from "./factoryPlace";

const config = { "azure-native:subscriptionId": "of the stack" };
const environment = { ARM_SUBSCRIPTION_ID: "of Pulumi", AZURE_SUBSCRIPTION_ID: "of Azure" };

test.each([
  ["the stack's configuration", config, environment, "of the stack"],
  ["the variable of Pulumi's provider", {}, environment, "of Pulumi"],
  ["the variable of Azure's tools", {}, { ...environment, ARM_SUBSCRIPTION_ID: "" }, "of Azure"],
])("the subscription is that of %s", (_, given, variables, expected) => {
  expect(subscriptionOf(given, variables)).toBe(expected);
});

test("a stack without a subscription says how to give one", async () => {
  const root = join(__dirname, "..", "..");
  await expect(factoryOfStack(root, "dev", {})).rejects.toMatchObject({ code: "azure-subscription-unknown" });
});

test("factory and group have the names that the program deploys", () => {
  const inputs = { factoryName: "adf-x", resourceGroupName: "rg-x" };
  const factory = { type: "azure-native:datafactory:Factory", inputs } as unknown as Resource;
  const place = placeIn({ resources: [factory], outputs: {} }, "s");
  expect(place).toMatchObject({ subscriptionId: "s", factory: "adf-x", resourceGroup: "rg-x" });
  expect(studioUrl(place, "r")).toBe(
    "https://adf.azure.com/en/monitoring/pipelineruns/r?factory=%2Fsubscriptions%2Fs%2FresourceGroups%2Frg-x%2Fproviders%2FMicrosoft.DataFactory%2Ffactories%2Fadf-x",
  );
});
