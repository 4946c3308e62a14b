import { factoryOf, type Resource } from "../resources";
import { after, dataFlow, expression, lake, pipeline, resource, wait } from "../testing";

function problemsOf(...resources: readonly Resource[]): readonly string[] {
  return factoryOf(resources).problems.map(({ code, message }) => `${code}: ${message}`);
}

const container = {
  ForEach: (name: string, inner: readonly object[]) => ({
    name,
    type: "ForEach",
    items: expression("@createArray(1)"),
    activities: inner,
  }),
  Until: (name: string, inner: readonly object[]) => ({
    name,
    type: "Until",
    expression: expression("@equals(1, 1)"),
    activities: inner,
  }),
  IfCondition: (name: string, inner: readonly object[]) => ({
    name,
    type: "IfCondition",
    expression: expression("@equals(1, 1)"),
    ifTrueActivities: inner,
  }),
  Switch: (name: string, inner: readonly object[]) => ({
    name,
    type: "Switch",
    on: expression("@string(1)"),
    cases: [{ value: "1", activities: inner }],
  }),
};

// Microsoft: Nested activities.
test.each([
  ["IfCondition", "ForEach", true],
  ["IfCondition", "Until", true],
  ["Switch", "ForEach", true],
  ["Switch", "Until", true],
  ["ForEach", "ForEach", false],
  ["ForEach", "Until", false],
  ["ForEach", "IfCondition", false],
  ["ForEach", "Switch", false],
  ["Until", "ForEach", false],
  ["Until", "Until", false],
  ["Until", "IfCondition", false],
  ["Until", "Switch", false],
  ["IfCondition", "IfCondition", false],
  ["IfCondition", "Switch", false],
  ["Switch", "IfCondition", false],
  ["Switch", "Switch", false],
] as const)("a %s inside a %s: %s", (inner, outer, allowed) => {
  const problems = problemsOf(
    pipeline("main", [container[outer]("outer", [container[inner]("inner", [wait("step")])])]),
  );
  const refusal = `nesting-illegal: activity inner of pipeline main: a ${inner} cannot be inside a ${outer}`;
  expect(problems).toEqual(allowed ? [] : [refusal]);
});

const many = (count: number) => Array.from({ length: count }, (_, at) => wait(`step${at}`));
const parameters = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, { type: "String", defaultValue: "" }]));

test.each([
  ["120 activities", pipeline("main", many(120)), []],
  [
    "121 activities",
    pipeline("main", many(121)),
    ["service-limit: pipeline main: 121 activities, and the service allows 120"],
  ],
  ["50 parameters", pipeline("main", [], { parameters: parameters(50) }), []],
  [
    "51 parameters",
    pipeline("main", [], { parameters: parameters(51) }),
    ["service-limit: pipeline main: 51 parameters, and the service allows 50"],
  ],
  [
    "a pipeline of more than 200 kB",
    pipeline("main", [wait("step", { description: "x".repeat(205_000) })]),
    [expect.stringMatching(/^service-limit: pipeline main: 205\d+ bytes of JSON/)],
  ],
  [
    "a name of 56 characters",
    pipeline("main", [wait("x".repeat(56))]),
    [expect.stringContaining("56 characters of a name, and the service allows 55")],
  ],
])("%s", (_, resources, expected) => {
  expect(problemsOf(resources)).toEqual(expected);
});

test.each([
  ["an activity with a dot", pipeline("main", [wait("a.b")]), "name-illegal: activity a.b of pipeline main"],
  ["a pipeline that begins with a dash", pipeline("-main", []), "name-illegal: pipeline -main"],
  [
    "a linked service with a dash",
    resource("LinkedService", "the-lake", lake.inputs["properties"] as object as never),
    "name-illegal: linked service the-lake",
  ],
  [
    "two activities of one name, one inside another activity",
    pipeline("main", [wait("step"), container.ForEach("each", [wait("Step")])]),
    "name-taken: pipeline main: there are two activities named Step",
  ],
  [
    "a dependency on an activity elsewhere",
    pipeline("main", [wait("step"), container.ForEach("each", [wait("inner", after("step"))])]),
    "dependency-unknown: activity inner of pipeline main depends on step, which is not beside it",
  ],
  [
    "activities that wait for each other",
    pipeline("main", [wait("a", after("c")), wait("b", after("a")), wait("c", after("b"))]),
    "dependency-cycle: pipeline main: activities wait for each other: a → c → b → a",
  ],
  [
    "an unknown data flow",
    pipeline("main", [dataFlow("load")]),
    "reference-missing: activity load of pipeline main refers to the data flow flow, which is not in the factory",
  ],
  [
    "an unknown integration runtime",
    pipeline("main", [
      { ...dataFlow("load"), integrationRuntime: { referenceName: "fast", type: "IntegrationRuntimeReference" } },
    ]),
    "reference-missing: activity load of pipeline main refers to the integration runtime fast",
  ],
  [
    "an unknown integration runtime of a request",
    pipeline("main", [
      {
        name: "read",
        type: "WebActivity",
        method: "GET",
        url: "https://lake.blob.core.windows.net/state/a.json",
        connectVia: { referenceName: "near", type: "IntegrationRuntimeReference" },
      },
    ]),
    "reference-missing: activity read of pipeline main refers to the integration runtime near",
  ],
  [
    "a linked service that is no storage account",
    resource("LinkedService", "lake", { type: "AzureBlobFS", url: "https://example.org" }),
    "linked-service-url: linked service lake: https://example.org is not the address of a storage account",
  ],
  [
    "a trigger of an unknown pipeline",
    resource("Trigger", "nightly", {
      type: "ScheduleTrigger",
      recurrence: { frequency: "Day", interval: 1 },
      pipelines: [{ pipelineReference: { referenceName: "load", type: "PipelineReference" } }],
    }),
    "reference-missing: trigger nightly refers to the pipeline load, which is not in the factory",
  ],
])("%s is a problem", (_, resources, expected) => {
  expect(problemsOf(resources)).toContainEqual(expect.stringContaining(expected));
});

const call = (name: string, child: string, more: object = {}) => ({
  name,
  type: "ExecutePipeline",
  pipeline: { referenceName: child, type: "PipelineReference" },
  waitOnCompletion: true,
  ...more,
});

test("pipelines that call each other in a circle are a problem", () => {
  expect(
    problemsOf(pipeline("a", [call("call", "b")]), pipeline("b", [container.ForEach("each", [call("back", "a")])])),
  ).toEqual(["pipeline-cycle: pipelines call each other in a circle: a → b → a"]);
});

test("a call must give the parameters that the pipeline needs, and no others", () => {
  const child = pipeline("child", [], {
    parameters: { size: { type: "Int" }, colour: { type: "String", defaultValue: "red" } },
  });
  expect(problemsOf(pipeline("main", [call("call", "child", { parameters: { weight: 1 } })]), child)).toEqual([
    "parameter-missing: pipeline child needs the parameter size",
    "parameter-not-declared: pipeline child has no parameter weight",
  ]);
});
