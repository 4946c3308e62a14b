import { after, ends, expression, fail, pipeline, runAll, TestFactory, wait } from "../testing";

const set = (name: string, variableName: string, value: unknown, more: object = {}) => ({
  name,
  type: "SetVariable",
  variableName,
  value,
  ...more,
});
const append = (name: string, variableName: string, value: unknown) => ({
  name,
  type: "AppendVariable",
  variableName,
  value,
});

function outputOf(run: Awaited<ReturnType<typeof runAll>>, activity: string): unknown {
  return run.activities.find((one) => one.activity === activity)?.output;
}

describe("ForEach", () => {
  const forEach = (items: string, activities: readonly object[], more: object = {}) => ({
    name: "each",
    type: "ForEach",
    items: expression(items),
    activities,
    ...more,
  });
  const failOnTwo = {
    name: "check",
    type: "IfCondition",
    expression: expression("@equals(item(), 2)"),
    ifTrueActivities: [fail("refuse")],
  };

  test("gives every item its turn, even after one has failed, and then fails", async () => {
    const run = await runAll([
      forEach("@createArray(1, 2, 3)", [failOnTwo, wait("next", after("check"))], { isSequential: true }),
    ]);
    expect(run.status).toBe("Failed");
    expect(
      run.activities.filter(({ activity }) => activity === "next").map(({ iteration, status }) => [iteration, status]),
    ).toEqual([
      [0, "Succeeded"],
      [1, "Skipped"],
      [2, "Succeeded"],
    ]);
    expect(run).toMatchObject({ failure: { activity: "refuse" } });
  });

  test("succeeds where an iteration handles its own failure", async () => {
    const run = await runAll([forEach("@createArray(1, 2)", [fail("step"), wait("handler", after("step Failed"))])]);
    expect(run.status).toBe("Succeeded");
  });

  test.each([
    ["one after another where sequential", { isSequential: true }, 1],
    ["twenty at a time by default", {}, 20],
    ["as many at a time as the batch count says", { batchCount: 3 }, 3],
  ])("runs iterations %s", async (_, more, expected) => {
    let running = 0;
    let most = 0;
    const factory = new TestFactory([pipeline("main", [forEach("@range(0, 50)", [wait("pause")], more)])], {
      sleep: async () => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running -= 1;
      },
    });
    await factory.run("main");
    expect(most).toBe(expected);
  });

  test("refuses more than 100,000 items", async () => {
    const run = await runAll([forEach("@range(0, 100001)", [wait("pause")])]);
    expect(run).toMatchObject({ failure: { problem: { code: "service-limit" } } });
  });

  test("refuses items that are no array", async () => {
    const run = await runAll([forEach("@string(1)", [wait("pause")])]);
    expect(run).toMatchObject({
      failure: { problem: { code: "property-type", message: expect.stringContaining("items must be array") } },
    });
  });

  test("iterations see each other's results only through variables", async () => {
    const run = await runAll(
      [
        forEach("@createArray('a', 'b')", [append("collect", "seen", "@item()")], { isSequential: true }),
        set("result", "text", "@string(length(variables('seen')))", after("each")),
      ],
      { variables: { seen: { type: "Array" }, text: { type: "String" } } },
    );
    expect(outputOf(run, "result")).toEqual({ name: "text", value: "2" });
  });
});

describe("If and Switch", () => {
  test.each([
    [1, "yes Succeeded, choose Succeeded"],
    [2, "no Succeeded, choose Succeeded"],
  ])("an If over %d runs one branch", async (value, expected) => {
    const choose = {
      name: "choose",
      type: "IfCondition",
      expression: expression("@equals(pipeline().parameters.value, 1)"),
      ifTrueActivities: [wait("yes")],
      ifFalseActivities: [wait("no")],
    };
    const run = await runAll([choose], { parameters: { value: { type: "Int", defaultValue: value } } });
    expect(ends(run)).toBe(expected);
  });

  test("an If needs a boolean", async () => {
    const run = await runAll([{ name: "choose", type: "IfCondition", expression: expression("@string('true')") }]);
    expect(run).toMatchObject({ failure: { problem: { code: "property-type" } } });
  });

  test.each([
    ["a", "first Succeeded, choose Succeeded"],
    ["z", "other Succeeded, choose Succeeded"],
  ])("a Switch on %s runs the case of that value, else the default", async (value, expected) => {
    const run = await runAll([
      {
        name: "choose",
        type: "Switch",
        on: expression(`@concat('${value}', '')`),
        cases: [
          { value: "a", activities: [wait("first")] },
          { value: "b", activities: [wait("second")] },
        ],
        defaultActivities: [wait("other")],
      },
    ]);
    expect(ends(run)).toBe(expected);
  });
});

describe("Until", () => {
  const until = (condition: string, activities: readonly object[], more: object = {}) => ({
    name: "loop",
    type: "Until",
    expression: expression(condition),
    activities,
    ...more,
  });
  const variables = { variables: { seen: { type: "Array" } } };

  test("repeats until its expression holds", async () => {
    const run = await runAll(
      [until("@equals(length(variables('seen')), 3)", [append("turn", "seen", "x")])],
      variables,
    );
    expect(ends(run)).toBe("turn Succeeded, turn Succeeded, turn Succeeded, loop Succeeded");
  });

  test("goes on after a failure inside, and fails where the last turn failed", async () => {
    const run = await runAll(
      [until("@equals(length(variables('seen')), 2)", [append("turn", "seen", "x"), fail("broken", after("turn"))])],
      variables,
    );
    expect(ends(run)).toBe("turn Succeeded, broken Failed, turn Succeeded, broken Failed, loop Failed");
  });

  test("gives up after its timeout", async () => {
    const run = await runAll([until("@equals(1, 2)", [wait("turn")], { timeout: "00:00:00" })]);
    expect(run).toMatchObject({ failure: { problem: { code: "activity-timed-out" } } });
  });
});

describe("Filter", () => {
  test("keeps the items for which the condition holds", async () => {
    const run = await runAll([
      {
        name: "keep",
        type: "Filter",
        items: expression("@createArray(1, 5, 3, 6)"),
        condition: expression("@greater(item(), 3)"),
      },
    ]);
    expect(outputOf(run, "keep")).toEqual({ ItemsCount: 4, FilteredItemsCount: 2, value: [5, 6] });
  });
});

describe("variables", () => {
  const variables = { variables: { text: { type: "String", defaultValue: "old" }, list: { type: "Array" } } };

  test("hold what was set last", async () => {
    const run = await runAll(
      [set("first", "text", "new"), set("second", "text", "@concat('very ', 'new')", after("first"))],
      variables,
    );
    expect(outputOf(run, "second")).toEqual({ name: "text", value: "very new" });
  });

  test("start anew with every run", async () => {
    const factory = new TestFactory([pipeline("main", [append("add", "list", 1)], variables)]);
    await factory.run("main");
    expect(outputOf(await factory.run("main"), "add")).toEqual({ name: "list", value: [1] });
  });

  test("take no value of another type", async () => {
    const run = await runAll([set("number", "text", 5)], variables);
    expect(run).toMatchObject({ failure: { problem: { code: "variable-type" } } });
  });
});

test("a Fail activity shows its own message and code to what handles it", async () => {
  const run = await runAll(
    [
      fail("step"),
      set(
        "note",
        "text",
        "@concat(activity('step').error.errorCode, activity('step').error.message)",
        after("step Failed"),
      ),
    ],
    { variables: { text: { type: "String" } } },
  );
  expect(outputOf(run, "note")).toEqual({ name: "text", value: "500step failed" });
});
