import { parseExpression } from "../../dataflow/parse";
import { translateExpression } from "../../dataflow/translate";
import { typeName } from "../../dataflow/typeName";
import { Problem, problem } from "../../errors";
import { Engine } from "../../local/duckdb/engine";

export type Evaluated =
  | { readonly value: unknown; readonly type: string }
  | { readonly error: { readonly code: string; readonly message: string } };

/** Evaluates expressions that name no columns, one after another, on one engine. */
export async function expressionEvaluator(now: Date = new Date()) {
  const engine = await Engine.open({ threads: 1 });
  return { evaluate: (text: string) => evaluate(engine, now, text), close: () => engine.close() };
}

async function evaluate(engine: Engine, now: Date, text: string): Promise<Evaluated> {
  try {
    const { sql, type } = translateExpression(parseExpression(text), { now });
    const [row] = await engine.rows<{ value: never }>(`SELECT ${sql} AS value`);
    return { value: row!.value, type: typeName(type) };
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    const { code, message } = error instanceof Problem ? error : problem("expression-failed", { reason });
    return { error: { code, message } };
  }
}
