import type { Command } from "commander";
import { printJson } from "../../report/json";
import { jsonOption } from "../common";

export function addPrint(dataflow: Command): void {
  dataflow
    .command("print <files...>")
    .description("the script of data flows, parsed and printed canonically")
    .addOption(jsonOption())
    .action(async (paths: readonly string[], { json }: { readonly json?: true }) => {
      const { isDataFlow } = await import("../../dataflow/checkFile");
      const { findFiles } = await import("../../dataflow/findFiles");
      const { printFile } = await import("../../dataflow/printFile");
      const files = await findFiles(paths, isDataFlow);
      const [only] = files.length === 1 && files[0] === paths[0] ? files : [];
      if (only !== undefined) {
        const script = await printFile(only);
        if (json) printJson({ script });
        else console.log(script);
        return;
      }
      const printed = [];
      for (const file of files) printed.push({ file, script: await printFile(file) });
      if (json) printJson(printed);
      else for (const { file, script } of printed) console.log(`/* ${file} */\n${script}\n`);
    });
}
