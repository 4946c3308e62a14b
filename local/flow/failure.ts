import { Problem, problem } from "../../errors";
import { engineMessage } from "../duckdb/engine";
import { failure } from "../storage/failure";

/** What made a flow fail, as a problem that names the flow and the stream at which it was. */
export function failureAt(error: unknown, flow: string, stream: string, signal: AbortSignal): unknown {
  if (signal.aborted) return problem("flow-cancelled", { flow }, {}, { cause: error });
  // The script's own problems, several at once.
  if (error instanceof AggregateError) return error;
  // What is wrong with a value says nothing of where it was.
  if (error instanceof Problem && !error.code.startsWith("value-")) return error;
  const { message = String(error), code, path } = error as Partial<NodeJS.ErrnoException>;
  if (code === "EACCES" && path !== undefined) return failure("storage-not-readable", path, error);
  const reason = message.split("\n", 1)[0]!;
  const place = placeOfDefect(error);
  if (place === undefined) return problem("flow-step-failed", { flow, stream, reason }, {}, { cause: error });
  const { name = "Error" } = error as Partial<Error>;
  return problem("flow-defect", { flow, stream, reason: `${name}: ${reason}`, place }, {}, { cause: error });
}

/** What the engine says of SQL that no data could make right. */
const wrongSql = /^(?:Parser|Binder|Catalog|INTERNAL) Error: /;

/**
 * Where this program is wrong: our code throws a problem of the catalogue for whatever else may happen, so any other
 * error that it throws is a defect, as is SQL that is none. `undefined` for what the engine says of values, the system of
 * files and a library of what it reads.
 */
function placeOfDefect(error: unknown): string | undefined {
  const said = engineMessage(error) ?? "";
  if (wrongSql.test(said)) return "the SQL of the step";
  if (error instanceof Problem || / Error: /.test(said)) return undefined;
  const { stack = "", code, name } = error as Partial<NodeJS.ErrnoException>;
  if (name === "SyntaxError" || (code !== undefined && !code.startsWith("ERR_"))) return undefined;
  const [frame] = stack.match(/[^\s(]+:\d+:\d+/g) ?? [];
  return frame === undefined || /node_modules|^node:/.test(frame) ? undefined : frame.split("/").slice(-3).join("/");
}
