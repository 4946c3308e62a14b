import { problem, type Problem } from "../../../errors";
import type { Activities } from "../activities/activityList";
import type { Pipeline } from "../factory";
import { listsOf } from "../walk";

function unknown(pipeline: string, list: Activities): readonly Problem[] {
  const names = new Set(list.map(({ name }) => name));
  return list.flatMap((activity) =>
    activity.dependsOn
      .filter((dependency) => !names.has(dependency.activity))
      .map((dependency) =>
        problem("dependency-unknown", { pipeline, activity: activity.name, dependency: dependency.activity }),
      ),
  );
}

/** The nodes of a cycle in the order of its arrows, the first one again at the end; undefined without one. */
export function cycleIn(arrows: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const search = (node: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of arrows.get(node) ?? []) {
      const cycle = search(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of arrows.keys()) {
    const cycle = search(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}

function cycles(pipeline: string, list: Activities): readonly Problem[] {
  const cycle = cycleIn(new Map(list.map(({ name, dependsOn }) => [name, dependsOn.map(({ activity }) => activity)])));
  return cycle ? [problem("dependency-cycle", { pipeline, activities: cycle })] : [];
}

/** Activities depend on activities of the same list, and never in a circle. */
export function dependencies(pipeline: Pipeline): readonly Problem[] {
  const check = (list: Activities): readonly Problem[] => [
    ...unknown(pipeline.name, list),
    ...cycles(pipeline.name, list),
    ...list.flatMap(listsOf).flatMap(check),
  ];
  return check(pipeline.activities);
}
