import { ends, fail, pipeline, TestFactory, wait } from "../testing";

const call = (more: object = {}) => ({
  name: "call",
  type: "ExecutePipeline",
  pipeline: { referenceName: "child", type: "PipelineReference" },
  waitOnCompletion: true,
  ...more,
});

test("a child's return value is in the output", async () => {
  const factory = new TestFactory([
    pipeline("main", [call({ parameters: { size: 3 } })]),
    pipeline(
      "child",
      [
        {
          name: "return",
          type: "SetVariable",
          variableName: "pipelineReturnValue",
          setSystemVariable: true,
          value: [
            { key: "text", value: { type: "String", content: "@not an expression" } },
            { key: "size", value: { type: "Expression", content: "@pipeline().parameters.size" } },
            { key: "list", value: { type: "Array", content: [{ type: "Int", content: 1 }, { type: "Null" }] } },
            {
              key: "inner",
              value: { type: "Object", content: [{ key: "yes", value: { type: "Boolean", content: true } }] },
            },
          ],
        },
      ],
      { parameters: { size: { type: "Int" } } },
    ),
  ]);
  const run = await factory.run("main");
  expect(run.activities[0]!.output).toEqual({
    pipelineName: "child",
    pipelineRunId: "run-2",
    pipelineReturnValue: { text: "@not an expression", size: 3, list: [1, null], inner: { yes: true } },
  });
});

test("a child's failure fails the call and keeps its cause", async () => {
  const factory = new TestFactory([pipeline("main", [call()]), pipeline("child", [fail("step")])]);
  const run = await factory.run("main");
  expect(run).toMatchObject({ status: "Failed", failure: { pipeline: "child", activity: "step" } });
  expect(ends(run)).toBe("call Failed");
});

test("without waiting the call succeeds at once, and the run still ends after the child", async () => {
  const factory = new TestFactory([
    pipeline("main", [call({ waitOnCompletion: false })]),
    pipeline("child", [fail("step")]),
  ]);
  const run = await factory.run("main");
  expect(run.status).toBe("Succeeded");
  expect(factory.events.map((event) => `${event.pipeline} ${event.kind}`)).toEqual([
    "main pipeline-started",
    "main activity-started",
    "child pipeline-started",
    "child activity-started",
    "main activity-succeeded",
    "child activity-failed",
    "child pipeline-ended",
    "main pipeline-ended",
  ]);
});

test("a second run of a pipeline with concurrency 1 waits for the first", async () => {
  const factory = new TestFactory([pipeline("main", [wait("step")], { concurrency: 1 })], {
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
  });
  await Promise.all([factory.run("main"), factory.run("main")]);
  const events = factory.events.map((event) => `${event.runId} ${event.kind}`);
  expect(events).toContain("run-2 pipeline-queued");
  expect(events.indexOf("run-1 pipeline-ended")).toBeLessThan(events.indexOf("run-2 pipeline-started"));
});

test.each([
  ["an unknown pipeline", "other", {}, "pipeline-not-found"],
  ["a missing parameter", "main", {}, "parameter-missing"],
  ["an unknown parameter", "main", { size: 1, colour: "red" }, "parameter-not-declared"],
  ["a value of another type", "main", { size: "large" }, "parameter-type"],
])("a run does not start with %s", async (_, name, parameters, code) => {
  const factory = new TestFactory([pipeline("main", [wait("step")], { parameters: { size: { type: "int" } } })]);
  await expect(factory.run(name, { parameters })).rejects.toMatchObject({ code });
});
