import type { Script } from "../ast";
import type { Plan, Question } from "./plan";
import { translate, type Environment } from "./translate";

/**
 * Translates a script whose plan may depend on its rows. `ask` makes the steps of an unfinished plan and answers its
 * question; a later plan has the same steps again.
 */
export async function translateAsking(
  script: Script,
  environment: Environment,
  ask: (question: Question, unfinished: Plan) => Promise<readonly (string | null)[]>,
): Promise<Plan> {
  const answers = new Map(environment.answers);
  for (;;) {
    const plan = translate(script, { ...environment, answers });
    if (plan.question === undefined) return plan;
    answers.set(plan.question.stream, await ask(plan.question, plan));
  }
}
