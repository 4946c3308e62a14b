import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { handleServerStreamingCall, handleUnaryCall, ServiceDefinition } from "@grpc/grpc-js";

export type Answers = Readonly<Record<string, (request: never) => unknown>>;
type Streams = Readonly<Record<string, handleServerStreamingCall<never, never>>>;

/** Serves some methods of a plugin of Pulumi on this machine; answers the port. */
export function serve(service: ServiceDefinition, answers: Answers, streams: Streams = {}): Promise<number> {
  const server = new Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  const methods = Object.entries(answers).map(([name, answer]) => [
    name,
    unary(answer as (request: unknown) => unknown),
  ]);
  server.addService(service, { ...(Object.fromEntries(methods) as object), ...streams } as never);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}

/** Serves a plugin that the engine started, and tells it where, as plugins do: the port on the first line. */
export function servePlugin(service: ServiceDefinition, answers: Answers, streams?: Streams): void {
  void serve(service, answers, streams).then((port) => console.log(port));
}

function unary(answer: (request: unknown) => unknown): handleUnaryCall<unknown, unknown> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback({ code: status.UNKNOWN, message: (error as Error).message }),
      );
  };
}
