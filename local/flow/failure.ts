import { Problem, problem } from "../../errors";

/** What made a flow fail, as a problem that names the flow and the stream at which it was. */
export function failureAt(error: unknown, flow: string, stream: string, signal: AbortSignal): Problem {
  if (signal.aborted) return problem("flow-cancelled", { flow }, {}, { cause: error });
  // What is wrong with a value says nothing of where it was.
  if (error instanceof Problem && !error.code.startsWith("value-")) return error;
  const { message = String(error) } = error as Partial<Error>;
  const reason = message.split("\n", 1)[0]!;
  return problem("flow-step-failed", { flow, stream, reason }, {}, { cause: error });
}
