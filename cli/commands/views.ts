import type { Command } from "commander";
import type { LoadSettings } from "../../pipelines";
import { printJson } from "../report/json";
import { jsonOption, projectRoot, stackOption } from "./common";

interface Options {
  readonly stack: string;
  readonly apply?: true;
  readonly json?: true;
}

export function addViews(program: Command): void {
  program
    .command("views")
    .description("the script of the views over silver and gold for the serverless SQL pool of the Synapse workspace")
    .addOption(stackOption())
    .option("--apply", "make or renew the views, with your Azure login, instead of printing the script")
    .addOption(jsonOption())
    .action(async ({ stack, apply, json }: Options) => {
      const { evaluate } = await import("../load/load");
      const evaluated = await evaluate(projectRoot, stack, new AbortController().signal);
      const settings = evaluated.outputs["load"] as LoadSettings;
      const { serverlessViews, viewDatabase } = await import("../../pipelines/views");
      if (!apply) {
        const script = serverlessViews(settings);
        return json ? printJson({ script }) : console.log(script);
      }
      const { applyViews, serverlessEndpoint } = await import("../views/applyViews");
      const { deployer } = await import("../../components/azure/credential");
      const server = serverlessEndpoint(evaluated, stack);
      await applyViews({ server, credential: deployer({ config: {}, environment: process.env })() }, settings);
      if (json) printJson({ server, database: viewDatabase });
      else console.log(`the views are in database ${viewDatabase} of ${server}`);
    });
}
