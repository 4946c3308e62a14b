import { Server, ServerCredentials, status, type handleUnaryCall, type ServiceDefinition } from "@grpc/grpc-js";

type Answers = Readonly<Record<string, (request: never) => unknown>>;

/** Serves some methods of a plugin of Pulumi, and tells the engine where, as plugins do: the port on the first line. */
export function servePlugin(service: ServiceDefinition, answers: Answers): void {
  const server = new Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  const methods = Object.entries(answers).map(([name, answer]) => [
    name,
    unary(answer as (request: unknown) => unknown),
  ]);
  server.addService(service, Object.fromEntries(methods) as never);
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
  });
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
