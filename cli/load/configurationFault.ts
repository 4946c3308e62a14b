import { join } from "node:path";
import { Problem } from "../../errors";
import { readProject, stackConfig } from "../../local/program";

/** Evaluates; where it fails and the stack's configuration is wrong, that is the problem, with its code and file. */
export async function orConfigurationFault<Result>(
  root: string,
  stack: string,
  evaluation: Promise<Result>,
): Promise<Result> {
  try {
    return await evaluation;
  } catch (error) {
    throw error instanceof Problem && error.code === "program-failed" ? await causeOf(error, root, stack) : error;
  }
}

/** Asked only now: what reads the configuration brings Pulumi with it, which takes a second to load. */
async function causeOf(failed: Problem, root: string, stack: string): Promise<Error> {
  const { parseConfiguration } = await import("../../stacks/configuration");
  const { configurationProblems } = await import("../../pipelines/gold/configured");
  const { goldTables } = await import("../../pipelines/gold");
  const project = readProject(root);
  const file = join(root, `Pulumi.${stack}.yaml`);
  try {
    const { load } = parseConfiguration(project.name, stackConfig(project, stack));
    const found = configurationProblems(goldTables, load).map((one) => one.at({ file }));
    return found.length > 0 ? new AggregateError(found, failed.message) : failed;
  } catch (error) {
    return error instanceof Problem ? error.at({ file }) : failed;
  }
}
