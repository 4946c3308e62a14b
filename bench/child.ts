import { measureHere } from "./measure";
import type { Request, Response } from "./process";

/** The process of one job: it takes the job as a message, answers with another, and ends. */
process.once("message", ({ name, argument }: Request) => {
  void measureHere(name, argument)
    .then((measured): Response => ({ measured }))
    .catch((error: unknown): Response => ({ reason: reasonOf(error) }))
    .then((response) => process.send!(response, () => process.disconnect()));
});

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
