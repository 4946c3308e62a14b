import type { Command } from "commander";
import { printJson } from "../../report/json";
import { folder, jsonOption } from "../common";

export function addUnpack(dataflow: Command): void {
  dataflow
    .command("unpack <template>")
    .description("write the data flows of an exported ARM template as the files that the other commands read")
    .requiredOption("--out <dir>", "gets the folders dataflow, dataset and linkedService", folder("--out"))
    .addOption(jsonOption())
    .action(async (template: string, { out, json }: { readonly out: string; readonly json?: true }) => {
      const { unpackTemplate } = await import("../../dataflow/unpackTemplate");
      const files = await unpackTemplate(template, out);
      if (json) printJson({ files });
      else files.forEach((file) => console.log(file));
    });
}
