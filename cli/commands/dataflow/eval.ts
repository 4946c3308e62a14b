import { createInterface } from "node:readline";
import type { Command } from "commander";

export function addEval(dataflow: Command): void {
  dataflow
    .command("eval")
    .description("one expression a line on stdin, its value and type a line on stdout")
    .action(async () => {
      const { LimitedEvaluator } = await import("../../dataflow/limitedEvaluator");
      const evaluator = new LimitedEvaluator();
      try {
        for await (const line of createInterface({ input: process.stdin }))
          console.log(JSON.stringify(await evaluator.evaluate(line)));
      } finally {
        evaluator.close();
      }
    });
}
