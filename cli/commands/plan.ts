import type { Command } from "commander";
import { jsonOption, projectRoot, stackOption } from "./common";
import { printJson } from "../report/json";

export function addPlan(program: Command): void {
  program
    .command("plan")
    .description("the resources that the Pulumi program would deploy; no login, nothing is changed")
    .addOption(stackOption())
    .addOption(jsonOption())
    .action(async ({ stack, json }: { readonly stack: string; readonly json?: true }) => {
      const { evaluateStack } = await import("../../local/program");
      const { orConfigurationFault } = await import("../load/configurationFault");
      const evaluation = evaluateStack({ root: projectRoot, stack });
      const { resources, outputs } = await orConfigurationFault(projectRoot, stack, evaluation);
      if (json) return printJson({ resources, outputs });
      for (const { type, name, protect } of resources) console.log(`${type}  ${name}${protect ? "  (protected)" : ""}`);
      console.log(`${resources.length} resources`);
      for (const step of (outputs["nextSteps"] ?? []) as readonly string[]) console.log(`next: ${step}`);
    });
}
