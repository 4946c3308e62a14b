import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  InvokeResponse,
  ReadResponse,
  UpdateResponse,
  type CheckRequest,
  type CreateRequest,
  type DeleteRequest,
  type DiffRequest,
  type InvokeRequest,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isDeepStrictEqual } from "node:util";
import { azureOf } from "../../../local/program/azure";
import { writeValues, type Values } from "../../../local/program/values";
import { servePlugin } from "./serve";

// Stands in for the providers azure-native and azuread: it answers as a local run's Azure does, and tells the test of
// every call that would change something.
const azure = azureOf({ "azure-native:subscriptionId": "00000000-0000-0000-0000-000000000001" });
const recorder = process.env["ENGINE_TEST_RECORDER"] ?? "";

/** Inputs whose change makes another resource of it. */
const identity = /Name$|^(location|isHnsEnabled|kind|principalId|scope|roleDefinitionId)$/;

servePlugin(ResourceProviderService as never, {
  getPluginInfo: () => new PluginInfo().setVersion(process.argv[2] ?? "0.0.0"),
  checkConfig: (request: CheckRequest) => new CheckResponse().setInputs(request.getNews()),
  diffConfig: () => new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_NONE),
  configure: () => new ConfigureResponse().setAcceptsecrets(false).setSupportspreview(false),
  check: (request: CheckRequest) => new CheckResponse().setInputs(request.getNews()),
  diff: (request: DiffRequest) => {
    const [old, wanted] = [plain(request.getOldInputs()), plain(request.getNews())];
    const changed = [...new Set([...Object.keys(old), ...Object.keys(wanted)])].filter(
      (key) => !request.getIgnorechangesList().includes(key) && !isDeepStrictEqual(old[key], wanted[key]),
    );
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    return new DiffResponse()
      .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
      .setReplacesList(changed.filter((key) => identity.test(key)));
  },
  create: async (request: CreateRequest) => {
    const { type, name } = partsOf(request.getUrn());
    const inputs = plain(request.getProperties());
    await record("create", type, name, inputs);
    const { id, properties } = azure.created(type, name, inputs);
    return new CreateResponse().setId(id).setProperties(writeValues(properties));
  },
  update: async (request: UpdateRequest) => {
    const { type, name } = partsOf(request.getUrn());
    const inputs = plain(request.getNews());
    await record("update", type, name, inputs);
    return new UpdateResponse().setProperties(writeValues(azure.created(type, name, inputs).properties));
  },
  read: (request: ReadRequest) =>
    new ReadResponse().setId(request.getId()).setProperties(request.getProperties()).setInputs(request.getInputs()),
  delete: async (request: DeleteRequest) => {
    const { type, name } = partsOf(request.getUrn());
    await record("delete", type, name, {});
    return new Empty();
  },
  invoke: (request: InvokeRequest) => {
    const answer = azure.lookedUp(request.getTok(), plain(request.getArgs()));
    if (answer === undefined) throw new Error(`no answer is known for ${request.getTok()}`);
    return new InvokeResponse().setReturn(writeValues(answer));
  },
  cancel: () => new Empty(),
});

function plain(properties: Struct | undefined): Values {
  return (properties?.toJavaScript() ?? {}) as Values;
}

function partsOf(urn: string): { readonly type: string; readonly name: string } {
  const [types = "", name = ""] = urn.split("::").slice(2);
  return { type: types.slice(types.lastIndexOf("$") + 1), name };
}

async function record(operation: string, type: string, name: string, inputs: Values): Promise<void> {
  const response = await fetch(recorder, { method: "POST", body: JSON.stringify({ operation, type, name, inputs }) });
  if (!response.ok) throw new Error(await response.text());
}
