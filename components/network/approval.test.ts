import { Problem } from "../../errors";
import { connectionOf, endpointName, type Connection } from "./approval";

const connection = (name: string, endpoint: string): Connection => ({
  name,
  privateEndpoint: {
    id: `/subscriptions/0/resourceGroups/vnet-1/providers/Microsoft.Network/privateEndpoints/${endpoint}`,
  },
});
const wanted = { account: "contosolake", factory: "adf-contoso", endpoint: endpointName("lake", "dfs") };

describe("the connection of a managed private endpoint", () => {
  test("is the one of that factory and that endpoint, and no other", () => {
    const connections = [
      connection("stranger", "adf-other.lakeDfs"),
      connection("longer", "adf-contoso.otherlakeDfs"),
      connection("blob", "adf-contoso.lakeBlob"),
      connection("dfs", "ADF-Contoso.lakeDfs"),
      { name: "without endpoint" },
    ];
    expect(connectionOf(connections, wanted)).toBe("dfs");
  });

  test("is never guessed", () => {
    expect(() => connectionOf([connection("stranger", "adf-other.lakeDfs")], wanted)).toThrow(Problem);
  });
});
