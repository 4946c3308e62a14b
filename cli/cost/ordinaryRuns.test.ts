import { ordinaryRuns, type DeployedActivity } from "./ordinaryRuns";

const after = (activity: string, ...dependencyConditions: readonly string[]) => ({ activity, dependencyConditions });
const web = (name: string, ...dependsOn: NonNullable<DeployedActivity["dependsOn"]>): DeployedActivity => ({
  name,
  type: "WebActivity",
  dependsOn,
});
const runsOf = (...activities: readonly DeployedActivity[]) =>
  ordinaryRuns(
    new Map([
      ["root", activities],
      ["child", [web("one"), web("two", after("one", "Succeeded"))]],
    ]),
    "root",
  );

describe("the activity runs of a pipeline in which nothing fails", () => {
  test("are none of what waits for a failure, nor of what waits for that", () => {
    const runs = runsOf(web("a"), web("b", after("a", "Failed")), web("c", after("b", "Succeeded")));
    expect(runs).toEqual({ once: { WebActivity: 1 }, perItem: {} });
  });

  test("include what runs whether or not something before it was skipped", () => {
    const runs = runsOf(web("a"), web("b", after("a", "Failed")), web("c", after("b", "Succeeded", "Skipped")));
    expect(runs.once).toEqual({ WebActivity: 2 });
  });

  test("include those of a condition that holds and of a pipeline that is called", () => {
    const runs = runsOf(
      { name: "if", type: "IfCondition", ifTrueActivities: [web("a")] },
      { name: "call", type: "ExecutePipeline", pipeline: { referenceName: "child" } },
    );
    expect(runs.once).toEqual({ IfCondition: 1, WebActivity: 3, ExecutePipeline: 1 });
  });

  test("in a loop are counted for each item", () => {
    const loop = { name: "loop", type: "ForEach", activities: [web("a"), web("b", after("a", "Completed"))] };
    expect(runsOf(loop, web("c"))).toEqual({ once: { ForEach: 1, WebActivity: 1 }, perItem: { WebActivity: 2 } });
  });

  test("of a pipeline that is not there are an error", () => {
    expect(() => ordinaryRuns(new Map(), "load")).toThrow("there is no pipeline load");
  });
});
