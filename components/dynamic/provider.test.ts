import { spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { DiffRequest, type DiffResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { root } from "../../test/sources";
import { underPulumi } from "./provider";
import { leadsTo } from "./resource";
import { problem } from "../../errors";

test("what the state holds is a few lines that stay as they are", () => {
  expect(leadsTo("datafactory:Trigger")).toBe(`exports.handler = () => {
  const inProject = (file) => require("node:path").join(process.cwd(), ...file.split("/"));
  require(inProject("bin/typescript.js"));
  return require(inProject("components/dynamic/trigger.ts")).provider;
};`);
});

test("Pulumi's dynamic provider, started in the project's folder, finds the code by them", async () => {
  const child = spawn(process.execPath, [require.resolve("@pulumi/pulumi/cmd/dynamic-provider"), "127.0.0.1:1"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const client = new ResourceProviderClient(`127.0.0.1:${port.toString().trim()}`, credentials.createInsecure());
    const diff = promisify<DiffRequest, DiffResponse>((request, done) => client.diff(request, done));
    const replaces = async (kind: Parameters<typeof leadsTo>[0], old: object, wanted: object) => {
      const values = (inputs: object) => Struct.fromJavaScript({ ...inputs, __provider: leadsTo(kind) });
      const request = new DiffRequest().setId("id").setOlds(values(old)).setNews(values(wanted));
      return (await diff(request)).getReplacesList();
    };
    const trigger = { triggerName: "load", properties: {}, state: "Started" };
    expect(
      await replaces("datafactory:Trigger", { ...trigger, factoryId: "/a" }, { ...trigger, factoryId: "/b" }),
    ).toEqual(["factoryId"]);
    const table = { container: "gold", folder: "t", definition: {}, lackingColumns: "refuse", onDelete: "keep" };
    expect(await replaces("storage:DeltaTable", { ...table, account: "a" }, { ...table, account: "b" })).toEqual([
      "account",
    ]);
    client.close();
  } finally {
    child.kill();
  }
});

test("a problem is told with what to do, and the stack's configuration reaches the provider", async () => {
  let location: string | undefined;
  const provider = underPulumi<object>((config) => {
    location = config["azure-native:location"];
    const refuse = () => Promise.reject(problem("azure-login-missing", { reason: "nobody is logged in" }));
    return { diff: refuse, create: refuse, update: refuse, read: refuse, delete: refuse };
  });
  await provider.configure?.({ config: { get: (key) => `the ${key}`, require: String } });
  expect(location).toBe("the azure-native:location");
  await expect(provider.create({})).rejects.toThrow("there is no login for Azure: nobody is logged in\naz login");
});
