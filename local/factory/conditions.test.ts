import { after, ends, fail, runAll, wait } from "./testing";

// Microsoft: Errors and conditional execution. `step` is what may fail.
describe.each([
  ["succeeds", wait],
  ["fails", fail],
] as const)("where the step %s", (word, step) => {
  const succeeds = word === "succeeds";

  test("a pipeline with a failure path only (try-catch) succeeds", async () => {
    const run = await runAll([step("step"), wait("handler", after("step Failed"))]);
    expect(run.status).toBe("Succeeded");
    expect(ends(run)).toBe(succeeds ? "step Succeeded, handler Skipped" : "step Failed, handler Succeeded");
  });

  test("a pipeline with a failure and a success path (do-if-else) ends as the step does", async () => {
    const run = await runAll([step("step"), wait("next", after("step")), wait("handler", after("step Failed"))]);
    expect(run.status).toBe(succeeds ? "Succeeded" : "Failed");
  });

  test("a dummy after the skipped success path (do-if-skip-else) makes it succeed", async () => {
    const run = await runAll([
      step("step"),
      wait("next", after("step")),
      wait("dummy", after("next Skipped")),
      wait("handler", after("step Failed")),
    ]);
    expect(run.status).toBe("Succeeded");
  });

  test("an activity after failed or skipped handling (try-catch-proceed) runs in both cases", async () => {
    const run = await runAll([
      step("step"),
      wait("handler", after("step Failed")),
      wait("next", after("handler Succeeded|Skipped")),
    ]);
    expect(run.status).toBe("Succeeded");
    expect(ends(run)).toContain("next Succeeded");
  });

  test("one handler at the end of a sequence runs only where something failed", async () => {
    const run = await runAll([
      step("step"),
      wait("second", after("step")),
      wait("last", after("second")),
      wait("handler", after("last Failed|Skipped")),
    ]);
    expect(run.status).toBe("Succeeded");
    expect(ends(run)).toContain(succeeds ? "handler Skipped" : "handler Succeeded");
  });

  test("an activity upon completion runs whatever the step did, and decides alone", async () => {
    const run = await runAll([step("step"), wait("log", after("step Completed"))]);
    expect(run.status).toBe("Succeeded");
    expect(ends(run)).toContain("log Succeeded");
  });
});

test("an activity upon completion does not run after a skipped one", async () => {
  const run = await runAll([fail("a"), wait("b", after("a")), wait("c", after("b Completed"))]);
  expect(ends(run)).toBe("a Failed, b Skipped, c Skipped");
  expect(run.status).toBe("Failed");
});

test("an activity with two dependencies waits for both and needs both", async () => {
  const run = await runAll([
    wait("a"),
    fail("b"),
    wait("both", after("a", "b")),
    wait("one", after("a", "b Completed")),
  ]);
  expect(ends(run)).toContain("both Skipped");
  expect(ends(run)).toContain("one Succeeded");
});

test("a failed run names the activity and the reason", async () => {
  const run = await runAll([wait("a"), fail("b", after("a"))]);
  expect(run).toMatchObject({
    status: "Failed",
    failure: {
      pipeline: "main",
      activity: "b",
      problem: { code: "activity-requested-failure", message: "b failed (500)" },
    },
  });
});

test("an inactive activity does not run and counts as what it is marked", async () => {
  const run = await runAll([
    fail("off", { state: "Inactive" }),
    wait("next", after("off")),
    wait("broken", { state: "Inactive", onInactiveMarkAs: "Failed" }),
    wait("handler", after("broken Failed")),
  ]);
  expect(run.status).toBe("Succeeded");
  expect(ends(run)).toBe("off Succeeded, broken Failed, next Succeeded, handler Succeeded");
  expect(run.activities[1]!.error).toMatchObject({ code: "activity-inactive" });
});

test("activities that do not depend on each other run at the same time", async () => {
  const { TestFactory, pipeline } = await import("./testing");
  let running = 0;
  let most = 0;
  const factory = new TestFactory([pipeline("main", [wait("a"), wait("b"), wait("c", after("a", "b"))])], {
    sleep: async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running -= 1;
    },
  });
  await factory.run("main");
  expect(most).toBe(2);
  expect(factory.story.slice(0, 2)).toEqual(["a started", "b started"]);
  expect(factory.story.at(-1)).toBe("c succeeded");
});
