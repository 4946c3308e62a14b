import { promisify } from "node:util";
import { AnalyzeRequest, type AnalyzeResponse, type AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { policiesFor } from "../../policy/policies";
import { settingsOf } from "../../policy/settings";
import { diagnosticOf, optionsOf, propertiesOf } from "../../policy/testing/analyze";
import { resource } from "../../policy/testing/cases";
import { startPolicyServer, type PolicyServer } from "./policyServer";

const config = { "azure-native:location": "westeurope", "commerce:network": "private" };
let server: PolicyServer;
beforeAll(async () => {
  server = await startPolicyServer(config);
});
afterAll(() => {
  server.client.close();
  server.process.kill();
});

describe("the policy pack, started as Pulumi starts it", () => {
  test("runs its sources as they are and reads the stack's configuration", async () => {
    const info = await promisify<Empty, AnalyzerInfo>((request, callback) =>
      server.client.getAnalyzerInfo(request, callback),
    )(new Empty());
    expect(info.getName()).toBe("commerce");
    const names = info.getPoliciesList().map((policy) => policy.getName());
    expect(names).toEqual(policiesFor(settingsOf("commerce", config)).map(({ name }) => name));
    expect(names).toContain("storage-network-closed");
  });

  test("refuses what violates a policy", async () => {
    const account = resource("azure-native:storage:StorageAccount", "lake", { location: "northeurope" });
    const request = new AnalyzeRequest()
      .setType(account.type)
      .setName(account.name)
      .setUrn(account.urn)
      .setProperties(propertiesOf(account))
      .setOptions(optionsOf(account));
    const response = await promisify<AnalyzeRequest, AnalyzeResponse>((asked, callback) =>
      server.client.analyze(asked, callback),
    )(request);
    expect(response.getDiagnosticsList().map(diagnosticOf)).toContainEqual({
      policy: "storage-region",
      level: "mandatory",
      message: [
        "Storage accounts are in the region of the stack",
        'StorageAccount "lake" is in northeurope, and the stack in westeurope. Leave its location to azure-native:location, which is the region of Customer Insights.',
      ].join("\n"),
    });
  });
});
