import { stripVTControlCharacters } from "node:util";
import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { handleUnaryCall } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { GetRootResourceResponse, LogSeverity, SetRootResourceResponse } from "@pulumi/pulumi/proto/engine_pb";
import type { LogRequest, SetRootResourceRequest } from "@pulumi/pulumi/proto/engine_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  ReadResourceResponse,
  RegisterResourceResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type {
  ReadResourceRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceInvokeRequest,
  SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { problem } from "../../errors";
import type { Azure } from "./azure";
import type { Program, Resource } from "./program";
import { readValues, writeValues, type Values } from "./values";

/** A dynamic resource has the code of its provider beside its inputs (Pulumi: sdk/nodejs/dynamic). */
const withoutProvider = ({ __provider, ...inputs }: Values): Values => inputs;

// Without `secrets` the SDK would send them in the clear; what is not named here it sends in its plainest form.
const features: ReadonlySet<string> = new Set(["secrets", "deletedWith", "aliasSpecs", "errorHooks"]);

/** The engine's side of Pulumi's protocol, as far as evaluating a program needs it: it records and answers. */
export class RecordingEngine {
  readonly errors: string[] = [];
  private readonly resources = new Map<string, Resource>();
  private outputs: Values = {};
  private root = "";
  // The limit of Pulumi's own engine, in place of 4 MB (Pulumi: sdk/go/common/util/rpcutil).
  private readonly server = new Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });

  constructor(
    private readonly project: string,
    private readonly stack: string,
    private readonly azure: Azure,
    /** Told of what the program asks that cannot be answered. */
    private readonly onProblem: (problem: Error) => void,
  ) {
    this.server.addService(EngineService, {
      log: this.unary((request: LogRequest) => this.log(request)),
      getRootResource: this.unary(() => new GetRootResourceResponse().setUrn(this.root)),
      setRootResource: this.unary((request: SetRootResourceRequest) => this.setRoot(request)),
    });
    this.server.addService(ResourceMonitorService, {
      supportsFeature: this.unary((request: SupportsFeatureRequest) =>
        new SupportsFeatureResponse().setHassupport(features.has(request.getId())),
      ),
      registerResource: this.unary((request: RegisterResourceRequest) => this.register(request)),
      registerResourceOutputs: this.unary((request: RegisterResourceOutputsRequest) => this.registerOutputs(request)),
      readResource: this.unary((request: ReadResourceRequest) => this.read(request)),
      invoke: this.unary((request: ResourceInvokeRequest) => this.invoke(request)),
      // What a program does about errors of a deployment: there is none.
      registerErrorHook: this.unary(() => new Empty()),
      signalAndWaitForShutdown: this.unary(() => new Empty()),
    });
  }

  /** Listens on this machine only; answers the address. */
  start(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(`127.0.0.1:${port}`),
      );
    });
  }

  stop(): void {
    this.server.forceShutdown();
  }

  program(): Program {
    const resources = [...this.resources.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1));
    return { resources, outputs: this.outputs };
  }

  private log(request: LogRequest): Empty {
    if (request.getSeverity() === LogSeverity.ERROR)
      this.errors.push(stripVTControlCharacters(request.getMessage()).trim());
    return new Empty();
  }

  private setRoot(request: SetRootResourceRequest): SetRootResourceResponse {
    this.root = request.getUrn();
    return new SetRootResourceResponse();
  }

  private register(request: RegisterResourceRequest): RegisterResourceResponse {
    const type = request.getType();
    const name = request.getName();
    const inputs = withoutProvider(readValues(request.getObject()));
    const parent = request.getParent();
    const urn = this.urnOf(type, name, parent);
    if (this.resources.has(urn)) throw problem("resource-declared-twice", { type, name });
    this.resources.set(urn, {
      urn,
      type,
      name,
      ...(parent === "" ? {} : { parent }),
      dependsOn: [...request.getDependenciesList()].sort(),
      protect: request.getProtect() ?? false,
      retainOnDelete: request.getRetainondelete() ?? false,
      inputs,
    });
    const response = new RegisterResourceResponse().setUrn(urn);
    if (!request.getCustom()) return response.setObject(writeValues(inputs));
    const { id, properties } = this.azure.created(type, name, inputs);
    return response.setId(id).setObject(writeValues(properties));
  }

  private registerOutputs(request: RegisterResourceOutputsRequest): Empty {
    const type = this.resources.get(request.getUrn())?.type;
    if (type === "pulumi:pulumi:Stack") this.outputs = readValues(request.getOutputs());
    return new Empty();
  }

  private read(request: ReadResourceRequest): ReadResourceResponse {
    const { properties } = this.azure.created(
      request.getType(),
      request.getName(),
      readValues(request.getProperties()),
    );
    return new ReadResourceResponse()
      .setUrn(this.urnOf(request.getType(), request.getName(), request.getParent()))
      .setProperties(writeValues(properties));
  }

  private invoke(request: ResourceInvokeRequest): InvokeResponse {
    const answer = this.azure.lookedUp(request.getTok(), readValues(request.getArgs()));
    if (answer === undefined) throw problem("look-up-unknown", { token: request.getTok() });
    return new InvokeResponse().setReturn(writeValues(answer));
  }

  /** `urn:pulumi:<stack>::<project>::<types of the parents>$<type>::<name>` (Pulumi: Resource names, URNs). */
  private urnOf(type: string, name: string, parent: string): string {
    const parentTypes = parent.split("::")[2];
    const qualified =
      parentTypes === undefined || parentTypes === "pulumi:pulumi:Stack" ? type : `${parentTypes}$${type}`;
    return `urn:pulumi:${this.stack}::${this.project}::${qualified}::${name}`;
  }

  private unary<Request, Response>(answer: (request: Request) => Response): handleUnaryCall<Request, Response> {
    return (call, callback) => {
      try {
        callback(null, answer(call.request));
      } catch (error) {
        callback({ code: status.UNKNOWN, message: (error as Error).message });
        this.onProblem(error as Error);
      }
    };
  }
}
