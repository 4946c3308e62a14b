import type { Command } from "commander";
import { printJson } from "../../report/json";
import { jsonOption } from "../common";

export function addPrint(dataflow: Command): void {
  dataflow
    .command("print <file>")
    .description("the script, parsed and printed canonically")
    .addOption(jsonOption())
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const { readScriptFile } = await import("../../dataflow/readScript");
      const { parse } = await import("../../../dataflow/parse");
      const { print } = await import("../../../dataflow/print");
      const { script, problems } = parse((await readScriptFile(file)).script);
      if (problems.length > 0)
        throw new AggregateError(
          problems.map((found) => found.at({ file })),
          "not a script",
        );
      const text = print(script);
      if (json) printJson({ script: text });
      else console.log(text);
    });
}
