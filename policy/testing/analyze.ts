import type { ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { CommercePolicy } from "../define";

/** A resource as the engine gives it to a policy. */
export interface Analyzed {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly protect?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly parent?: string;
  /** Urns. */
  readonly dependencies?: readonly string[];
}

export interface Diagnostic {
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  readonly message: string;
}

/** Stands for a text that is known only after deployment (Pulumi: sdk/nodejs/runtime/rpc.ts). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What policies say of a resource before it is created, by the handlers of Pulumi's own policy server. */
export async function analyze(policies: readonly CommercePolicy[], resource: Analyzed): Promise<readonly Diagnostic[]> {
  const request = new proto.AnalyzeRequest()
    .setType(resource.type)
    .setName(resource.name)
    .setUrn(resource.urn)
    .setProperties(propertiesOf(resource))
    .setOptions(optionsOf(resource));
  return answer(server.makeAnalyzeRpcFun, policies, request);
}

/** What policies say of a stack, likewise. */
export async function analyzeStack(
  policies: readonly CommercePolicy[],
  resources: readonly Analyzed[],
): Promise<readonly Diagnostic[]> {
  const request = new proto.AnalyzeStackRequest().setResourcesList(
    resources.map((resource) =>
      new proto.AnalyzerResource()
        .setType(resource.type)
        .setName(resource.name)
        .setUrn(resource.urn)
        .setProperties(propertiesOf(resource))
        .setOptions(optionsOf(resource))
        .setParent(resource.parent ?? "")
        .setDependenciesList([...(resource.dependencies ?? [])]),
    ),
  );
  return answer(server.makeAnalyzeStackRpcFun, policies, request);
}

type Handler<Request> = (
  call: Pick<ServerUnaryCall<Request, proto.AnalyzeResponse>, "request">,
  callback: sendUnaryData<proto.AnalyzeResponse>,
) => void;
type Handlers<Request> = (
  pack: string,
  version: string,
  level: string,
  policies: readonly CommercePolicy[],
) => Handler<Request>;

// The handlers are not among the types of the package; its version is fixed.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const server = require("@pulumi/policy/server") as {
  readonly makeAnalyzeRpcFun: Handlers<proto.AnalyzeRequest>;
  readonly makeAnalyzeStackRpcFun: Handlers<proto.AnalyzeStackRequest>;
};

function answer<Request>(
  handlers: Handlers<Request>,
  policies: readonly CommercePolicy[],
  request: Request,
): Promise<readonly Diagnostic[]> {
  return new Promise((resolve, reject) => {
    handlers(
      "commerce",
      "0.0.0",
      "mandatory",
      policies,
    )({ request }, (error, response) =>
      error || !response ? reject(error as Error) : resolve(response.getDiagnosticsList().map(diagnosticOf)),
    );
  });
}

/** A diagnostic of the policy server. */
export function diagnosticOf(diagnostic: proto.AnalyzeDiagnostic): Diagnostic {
  const mandatory = diagnostic.getEnforcementlevel() === proto.EnforcementLevel.MANDATORY;
  return {
    policy: diagnostic.getPolicyname(),
    level: mandatory ? "mandatory" : "advisory",
    message: diagnostic.getMessage(),
  };
}

export function propertiesOf({ props }: Analyzed): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(props)) as Parameters<typeof Struct.fromJavaScript>[0]);
}

export function optionsOf({ protect, deleteBeforeReplace, parent }: Analyzed): proto.AnalyzerResourceOptions {
  return new proto.AnalyzerResourceOptions()
    .setProtect(protect ?? false)
    .setDeletebeforereplace(deleteBeforeReplace ?? false)
    .setDeletebeforereplacedefined(deleteBeforeReplace !== undefined)
    .setParent(parent ?? "");
}
