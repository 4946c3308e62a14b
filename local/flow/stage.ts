import type { Plan } from "../../dataflow/translate/plan";

/**
 * Which steps are stored as tables; every other one is a view, so that DuckDB plans them as one statement.
 *
 * A step that would be computed more than once is stored, if it is not too cheap to gain from it. A step that is not
 * stored is computed as often as its readers are, all the way up. Where the only reader of a costly step is a cheap one (a
 * select, a filter), the cheap one is stored in its place: it has fewer columns or rows. Sources say themselves how often
 * they can be read. Cache sinks are kept for those who look rows up, and are small.
 */
export function storedSteps(plan: Plan): ReadonlySet<string> {
  const stored = new Set(plan.sinks.map(({ stream }) => stream).filter((sink) => isStep(plan, sink)));
  const carriers = carriersOf(plan);
  const uses = new Map<string, number>();
  const read = (streams: readonly string[], times: number) => {
    for (const stream of streams) uses.set(stream, (uses.get(stream) ?? 0) + times);
  };
  for (const { reads } of plan.guards) read(reads, 1);
  for (const { stream, reads } of plan.sinks) read(isStep(plan, stream) ? [stream] : reads, 1);

  for (const step of plan.steps.toReversed()) {
    const times = uses.get(step.stream) ?? 0;
    if (times > 1 && carriers.has(step.stream)) stored.add(step.stream);
    read(step.reads, stored.has(step.stream) ? 1 : times);
  }
  return stored;
}

/** The steps that are worth storing: costly ones, and cheap ones that are the only readers of such a one. */
function carriersOf(plan: Plan): ReadonlySet<string> {
  const readers = new Map<string, number>();
  for (const stream of [...plan.steps, ...plan.sinks, ...plan.guards].flatMap(({ reads }) => reads))
    readers.set(stream, (readers.get(stream) ?? 0) + 1);
  const carriers = new Set<string>();
  for (const { stream, sql, reads, trivial } of plan.steps) {
    const [only] = reads;
    const carries = only !== undefined && carriers.has(only) && readers.get(only) === 1;
    if (sql !== undefined && (!trivial || carries)) carriers.add(stream);
  }
  return carriers;
}

function isStep(plan: Plan, stream: string): boolean {
  return plan.steps.some((step) => step.stream === stream);
}

/** The sources whose rows a stream is made of, directly or not. */
export function sourcesOf(plan: Plan, reads: readonly string[]): readonly string[] {
  const steps = new Map(plan.steps.map((step) => [step.stream, step]));
  const seen = new Set<string>();
  const visit = (stream: string): void => {
    if (seen.has(stream)) return;
    seen.add(stream);
    steps.get(stream)?.reads.forEach(visit);
  };
  reads.forEach(visit);
  return [...seen].filter((stream) => steps.get(stream)?.sql === undefined);
}
