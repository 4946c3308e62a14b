import { expressionEvaluator } from "./evaluate";

/** The process that evaluates: a text comes in, its value goes out, one at a time. */
async function serve(): Promise<void> {
  const evaluator = await expressionEvaluator();
  process.on("message", (text: string) => {
    evaluator.evaluate(text).then(
      (evaluated) => process.send!(evaluated),
      () => process.exit(1),
    );
  });
  process.on("disconnect", () => process.exit());
  process.send!("ready");
}

void serve();
