import type { Plan } from "../../dataflow/translate/plan";

/**
 * Which steps are stored as tables; every other one is a view, so that DuckDB plans them as one statement.
 *
 * A step that would be computed more than once is stored. Not stored are steps too cheap to gain from it, and sources
 * whose files can be scanned again with just the columns and rows that are asked for (`rescanned`). A step that is not
 * stored is computed as often as its readers are, all the way up.
 */
export function storedSteps(plan: Plan, rescanned: ReadonlySet<string>): ReadonlySet<string> {
  const uses = new Map<string, number>();
  const read = (streams: readonly string[], times: number) => {
    for (const stream of streams) uses.set(stream, (uses.get(stream) ?? 0) + times);
  };
  for (const { reads } of [...plan.guards, ...plan.sinks]) read(reads, 1);

  const stored = new Set<string>();
  for (const step of plan.steps.toReversed()) {
    const times = uses.get(step.stream) ?? 0;
    if (times > 1 && !step.trivial && !rescanned.has(step.stream)) stored.add(step.stream);
    read(step.reads, stored.has(step.stream) ? 1 : times);
  }
  return stored;
}
