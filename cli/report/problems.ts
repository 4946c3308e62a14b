import pc from "picocolors";
import { Problem, type Code } from "../../errors";

/** Codes that say that the call, or a file that it names, is wrong; everything else is work that failed. */
const wrongCalls: ReadonlySet<Code> = new Set<Code>([
  "bad-argument",
  "bad-call",
  "bronze-format",
  "file-unreadable",
  "project-file-missing",
  "engine-memory-setting",
  "sample-size",
  "sample-folder-not-empty",
  "data-flow-resource",
  "data-flow-kind",
  "flow-inputs-missing",
  "flow-input-unknown",
  "flow-input-format",
  "flow-parameters-missing",
  "flow-parameter-unknown",
  "cases-unreadable",
  "cases-missing",
  "price-table-invalid",
  "azure-subscription-unknown",
]);

/** 2: the call or a file it names is wrong; 1: the work failed. */
export function exitStatusOf(error: unknown): 1 | 2 {
  if (error instanceof AggregateError) return error.errors.some((one) => exitStatusOf(one) === 2) ? 2 : 1;
  return error instanceof Problem && wrongCalls.has(error.code) ? 2 : 1;
}

/** One JSON document on stdout, or words on stderr. */
export function printProblem(error: unknown, json: boolean): void {
  const problems = problemsOf(error);
  if (json) console.log(JSON.stringify({ error: problems[0], errors: problems }, null, 2));
  for (const found of problems) console.error(describe(found));
}

type Told =
  ReturnType<Problem["toJSON"]> | { readonly code: "unexpected"; readonly message: string; readonly hint: string };

function problemsOf(error: unknown): readonly Told[] {
  if (error instanceof AggregateError) return error.errors.flatMap(problemsOf);
  if (error instanceof Problem) return [error.toJSON()];
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ code: "unexpected", message, hint: "this is a defect: please report it with what you ran" }];
}

function describe(told: Told): string {
  const { code, message, hint, ...where } = told;
  const place = Object.entries(where).filter(([, value]) => value !== undefined);
  return [
    `${pc.red("error")} ${pc.bold(code)}: ${message}`,
    ...(place.length > 0
      ? [`  ${pc.dim("where:")} ${place.map(([name, value]) => `${name} ${value}`).join(", ")}`]
      : []),
    `  ${pc.dim("hint:")}  ${hint}`,
  ].join("\n");
}
