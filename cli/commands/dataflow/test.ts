import type { Command } from "commander";
import pc from "picocolors";
import type { TestedCase } from "../../dataflow/testFile";
import { printJson } from "../../report/json";
import { jsonOption } from "../common";

const help = `
A cases file is NAME.cases.yaml (or .yml, .json) beside NAME.dfs or NAME.json, or names its flow:

  flow: flows/customers.dfs          # relative to this file; default: the flow of the same name beside it
  cases:
    - name: names are trimmed
      parameters: { company: usmf, from: "2024-01-31" }
      now: 2024-02-01T00:00:00Z      # default: the clock
      given:                         # rows by source; a source that is not named has none
        customers: [{ id: 1, name: " Ann " }]
      expect:                        # rows by sink; a sink that is not named is not compared
        out: [{ id: 1, name: Ann }]
      ordered: true                  # default: false

Every expected row must come out once, and no other row may. Only the columns that an expected row names are compared.
The order of rows counts with ordered: true alone. Values are compared by the type of the column: 1.5 is 1.50 in a
decimal, doubles may differ by a billionth part, timestamps are moments, null is only null. After an alterRow, $policy
is what becomes of a row: insert, update, upsert or delete. Parameters are plain values; { expression: "currentDate()" }
passes an expression.`;

export function addTest(dataflow: Command): void {
  dataflow
    .command("test <files...>")
    .description("run the cases of data flows: given rows, expected rows; a folder means all cases files below it")
    .addOption(jsonOption())
    .addHelpText("after", help)
    .action(async (paths: readonly string[], { json }: { readonly json?: true }) => {
      const { casesFileOf, isCasesFile, readCases, testFile } = await import("../../dataflow/testFile");
      const { findFiles } = await import("../../dataflow/findFiles");
      const { Engine } = await import("../../../local/duckdb/engine");
      const files = new Set((await findFiles(paths, isCasesFile)).map(casesFileOf));
      const read = await Promise.all([...files].map(readCases));
      const engine = await Engine.open({ threads: 1 });
      const cases = [];
      try {
        for (const file of read) cases.push(...(await testFile(engine, file)));
      } finally {
        await engine.close();
      }
      const failed = cases.filter(({ ok }) => !ok).length;
      const passed = cases.length - failed;
      if (json) printJson({ passed, failed, cases });
      else {
        cases.forEach(printCase);
        console.log(`${passed} passed, ${failed} failed`);
      }
      if (failed > 0) process.exitCode = 1;
    });
}

function printCase({ file, name, ok, difference }: TestedCase): void {
  console.log(`${ok ? pc.green("passed") : pc.red("failed")}  ${file}: ${name}`);
  if (difference === null) return;
  const color = { "~": pc.yellow, "-": pc.red, "+": pc.green } as Readonly<Record<string, (text: string) => string>>;
  for (const line of difference.split("\n")) console.log(`        ${(color[line[2] ?? ""] ?? String)(line)}`);
}
