import type { Command } from "commander";
import { printJson } from "../../report/json";
import { jsonOption } from "../common";

export function addCheck(dataflow: Command): void {
  dataflow
    .command("check <files...>")
    .description("parse and check scripts: a .dfs text, a Data Factory data flow in JSON, or a folder of them")
    .addOption(jsonOption())
    .action(async (paths: readonly string[], { json }: { readonly json?: true }) => {
      const { checkFile, explain, isDataFlow } = await import("../../dataflow/checkFile");
      const { findFiles } = await import("../../dataflow/findFiles");
      const checked = [];
      for (const file of await findFiles(paths, isDataFlow)) checked.push(await checkFile(file));
      if (json) printJson(checked.map(({ text: _, unreadable: __, ...report }) => report));
      for (const { file, ok, errors, warnings, features, text } of json ? [] : checked) {
        for (const found of [...errors, ...warnings]) console.log(explain(file, text, found));
        for (const feature of features) console.log(`${file} runs in Data Factory only: ${feature}`);
        if (ok) console.log(`${file}: no errors`);
      }
      if (checked.some(({ ok }) => !ok)) process.exitCode = checked.some(({ unreadable }) => unreadable) ? 2 : 1;
    });
}
