import { problem } from "../../errors";
import { dataFlow, ends, lake, pipeline, resource, TestFactory, wait } from "./testing";

const flow = resource("DataFlow", "flow", { type: "MappingDataFlow", sources: [], sinks: [], script: "" });

function factoryWith(policy: object, runDataFlow: () => Promise<never>): TestFactory {
  return new TestFactory([pipeline("main", [dataFlow("load", { policy })]), flow, lake], { runDataFlow });
}

test("an activity that fails unexpectedly is tried again after the interval, as often as its policy says", async () => {
  const factory = factoryWith({ retry: 2, retryIntervalInSeconds: 45 }, async () => {
    throw new Error("the disk is busy");
  });
  const run = await factory.run("main");
  expect(factory.story).toEqual(["load started", "load retry", "load retry", "load failed"]);
  expect(factory.sleeps).toEqual([45, 45]);
  expect(run).toMatchObject({
    failure: { problem: { code: "activity-failed", message: expect.stringContaining("the disk is busy") } },
  });
});

test("a retry that succeeds makes the activity succeed", async () => {
  let attempts = 0;
  const factory = new TestFactory([pipeline("main", [dataFlow("load", { policy: { retry: 3 } })]), flow], {
    runDataFlow: async () => {
      if (++attempts < 3) throw new Error("not yet");
      return { metrics: {}, output: {} };
    },
  });
  expect((await factory.run("main")).status).toBe("Succeeded");
  expect(factory.sleeps).toEqual([30, 30]);
});

test("a problem of the catalogue is not tried again: the same input brings it again", async () => {
  const factory = factoryWith({ retry: 2 }, async () => {
    throw problem("not-supported-locally", { feature: "flowlets" }, { table: "SalesLine", folder: "2026-01-01" });
  });
  const run = await factory.run("main");
  expect(factory.requests).toHaveLength(1);
  expect(run).toMatchObject({
    failure: {
      activity: "load",
      problem: { code: "not-supported-locally", where: { table: "SalesLine", folder: "2026-01-01" } },
    },
  });
});

test("a data flow that takes longer than its timeout is told to stop and fails", async () => {
  const factory = new TestFactory(
    [pipeline("main", [dataFlow("load", { policy: { timeout: "00:00:00", retry: 2 } })]), flow],
    {
      runDataFlow: ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    },
  );
  const run = await factory.run("main");
  expect(run).toMatchObject({ failure: { problem: { code: "activity-timed-out" } } });
});

test("a cancelled run tells what is running, starts nothing more and ends as cancelled", async () => {
  const cancel = new AbortController();
  const factory = new TestFactory(
    [
      pipeline("main", [
        dataFlow("load"),
        wait("next", { dependsOn: [{ activity: "load", dependencyConditions: ["Completed"] }] }),
      ]),
      flow,
    ],
    {
      runDataFlow: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
          cancel.abort();
        }),
    },
  );
  const run = await factory.run("main", { signal: cancel.signal });
  expect(run.status).toBe("Cancelled");
  expect(ends(run)).toBe("load Cancelled");
  expect(factory.sleeps).toEqual([]);
});

test("a run that waits for its turn can be cancelled", async () => {
  const cancel = new AbortController();
  const factory = new TestFactory([pipeline("main", [wait("step")], { concurrency: 1 })], {
    sleep: async () => {
      cancel.abort();
      await new Promise(setImmediate);
    },
  });
  const [first, second] = await Promise.all([factory.run("main"), factory.run("main", { signal: cancel.signal })]);
  expect([first.status, second.status]).toEqual(["Succeeded", "Cancelled"]);
});
