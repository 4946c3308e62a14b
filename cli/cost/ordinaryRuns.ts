import { problem } from "../../errors";

/** An activity of a deployed pipeline, as far as it decides what runs. */
export interface DeployedActivity {
  readonly name: string;
  readonly type: string;
  readonly dependsOn?: readonly { readonly activity: string; readonly dependencyConditions: readonly string[] }[];
  /** Of a ForEach. */
  readonly activities?: readonly DeployedActivity[];
  /** Of an IfCondition. */
  readonly ifTrueActivities?: readonly DeployedActivity[];
  /** Of an ExecutePipeline. */
  readonly pipeline?: { readonly referenceName: string };
}

export type Pipelines = ReadonlyMap<string, readonly DeployedActivity[]>;

/** Activity runs by type of activity. */
export type Tally = Readonly<Record<string, number>>;

export interface OrdinaryRuns {
  /** Of each run of the pipeline. */
  readonly once: Tally;
  /** More of them for each item that a ForEach goes over. */
  readonly perItem: Tally;
}

/**
 * The activity runs of an ordinary run of a pipeline: nothing fails, and each condition holds (the state is known, the
 * folder is ready). A test runs the load and compares.
 */
export function ordinaryRuns(pipelines: Pipelines, name: string): OrdinaryRuns {
  const activities = pipelines.get(name);
  if (activities === undefined) throw problem("pipeline-not-found", { pipeline: name, known: [...pipelines.keys()] });
  return sum(thatRun(activities).map((activity) => runsOf(activity, pipelines)));
}

export const total = (tally: Tally): number => Object.values(tally).reduce((one, other) => one + other, 0);

function runsOf(activity: DeployedActivity, pipelines: Pipelines): OrdinaryRuns {
  const own: OrdinaryRuns = { once: { [activity.type]: 1 }, perItem: {} };
  const within = (inner: readonly DeployedActivity[] = []) => thatRun(inner).map((one) => runsOf(one, pipelines));
  switch (activity.type) {
    case "ExecutePipeline":
      return sum([own, ordinaryRuns(pipelines, activity.pipeline?.referenceName ?? "")]);
    case "IfCondition":
      return sum([own, ...within(activity.ifTrueActivities)]);
    case "ForEach": {
      const { once, perItem } = sum(within(activity.activities));
      return { once: own.once, perItem: add(once, perItem) };
    }
    default:
      return own;
  }
}

/** Activities that run where none fails: what waits for a failure is skipped, and so is what waits for that. */
function thatRun(activities: readonly DeployedActivity[]): readonly DeployedActivity[] {
  const byName = new Map(activities.map((activity) => [activity.name, activity]));
  const known = new Map<string, boolean>();
  const runs = (name: string): boolean => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const result = (byName.get(name)?.dependsOn ?? []).every(({ activity, dependencyConditions }) => {
      const outcomes = runs(activity) ? ["Succeeded", "Completed"] : ["Skipped"];
      return dependencyConditions.some((condition) => outcomes.includes(condition));
    });
    known.set(name, result);
    return result;
  };
  return activities.filter(({ name }) => runs(name));
}

const sum = (runs: readonly OrdinaryRuns[]): OrdinaryRuns =>
  runs.reduce((one, other) => ({ once: add(one.once, other.once), perItem: add(one.perItem, other.perItem) }), {
    once: {},
    perItem: {},
  });

function add(one: Tally, other: Tally): Tally {
  const types = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...types].map((type) => [type, (one[type] ?? 0) + (other[type] ?? 0)]));
}
