import { createInterface } from "node:readline";
import type { Command } from "commander";
import { jsonOption } from "./common";
import { printJson } from "../report/json";

/** Commands for any mapping data flow, ours or not. */
export function addDataflow(program: Command): void {
  const dataflow = program.command("dataflow").description("check, print and evaluate mapping data flow scripts");
  addCheck(dataflow);
  addPrint(dataflow);
  addEval(dataflow);
}

function addCheck(dataflow: Command): void {
  dataflow
    .command("check <files...>")
    .description("parse and check scripts: a .dfs text, or a Data Factory data flow in JSON")
    .addOption(jsonOption())
    .action(async (files: readonly string[], { json }: { readonly json?: true }) => {
      const { checkFile, explain } = await import("../dataflow/checkFile");
      const checked = await Promise.all(files.map(checkFile));
      if (json) printJson(checked.map(({ text: _, ...report }) => report));
      for (const { file, ok, errors, warnings, features, text } of json ? [] : checked) {
        for (const found of [...errors, ...warnings]) console.log(explain(file, text, found));
        for (const feature of features) console.log(`${file} runs in Data Factory only: ${feature}`);
        if (ok) console.log(`${file}: no errors`);
      }
      if (checked.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

function addPrint(dataflow: Command): void {
  dataflow
    .command("print <file>")
    .description("the script, parsed and printed canonically")
    .addOption(jsonOption())
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const { readScript } = await import("../dataflow/readScript");
      const { parse } = await import("../../dataflow/parse");
      const { print } = await import("../../dataflow/print");
      const { script, problems } = parse(await readScript(file));
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

function addEval(dataflow: Command): void {
  dataflow
    .command("eval")
    .description("one expression a line on stdin, its value and type a line on stdout")
    .action(async () => {
      const { expressionEvaluator } = await import("../dataflow/evaluate");
      const evaluator = await expressionEvaluator();
      try {
        for await (const line of createInterface({ input: process.stdin }))
          if (line.trim() !== "") console.log(JSON.stringify(await evaluator.evaluate(line)));
      } finally {
        await evaluator.close();
      }
    });
}
