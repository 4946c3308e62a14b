import pc from "picocolors";
import { Problem, type Code } from "../../errors";

/** Codes that say that the call, or a file that it names, is wrong; everything else is work that failed. */
const wrongCalls: ReadonlySet<Code> = new Set<Code>([
  "bad-argument",
  "bad-call",
  "bronze-format",
  "bronze-not-an-export",
  "file-unreadable",
  "project-file-missing",
  "project-file-not-yaml",
  "project-without-name",
  "configuration-invalid",
  "drop-table-unknown",
  "drop-column-unknown",
  "drop-column-needed",
  "engine-memory-setting",
  "sample-size",
  "sample-folder-not-empty",
  "data-flow-resource",
  "data-flow-kind",
  "data-flow-template",
  "template-unreadable",
  "flow-inputs-missing",
  "flow-input-unknown",
  "flow-input-unreadable",
  "flow-sink-foreign",
  "flow-stream-unknown",
  "flow-without-sinks",
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

/** What is allowed, but seldom meant, in words on stderr. */
export function printWarning(warning: Problem): void {
  console.error(describe(warning.toJSON(), pc.yellow("warning")));
}

type Told =
  ReturnType<Problem["toJSON"]> | { readonly code: "unexpected"; readonly message: string; readonly hint: string };

/** An error as `--json` prints it: one or several. */
export function problemsOf(error: unknown): readonly Told[] {
  if (error instanceof AggregateError) return error.errors.flatMap(problemsOf);
  if (error instanceof Problem) return [error.toJSON()];
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ code: "unexpected", message, hint: "this is a defect: please report it with what you ran" }];
}

function describe(told: Told, kind = pc.red("error")): string {
  const { code, message, hint, ...where } = told;
  const place = Object.entries(where).filter(([, value]) => value !== undefined);
  return [
    `${kind} ${pc.bold(code)}: ${message}`,
    ...(place.length > 0
      ? [`  ${pc.dim("where:")} ${place.map(([name, value]) => `${name} ${value}`).join(", ")}`]
      : []),
    `  ${pc.dim("hint:")}  ${hint}`,
  ].join("\n");
}
