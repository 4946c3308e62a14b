import { shouldRun } from "./dependencies";
import type { ActivityStatus } from "./status";
import { after, wait } from "./testing";

test.each([
  ["Succeeded", ["Succeeded", "Completed"]],
  ["Failed", ["Failed", "Completed"]],
  ["Skipped", ["Skipped"]],
] as const)("after an activity that ended as %s the conditions %s hold", (status: ActivityStatus, holding) => {
  const conditions = ["Succeeded", "Failed", "Skipped", "Completed"];
  const held = conditions.filter((condition) =>
    shouldRun(wait("next", after(`step ${condition}`)) as never, new Map([["step", { status }]])),
  );
  expect(held.sort()).toEqual([...holding].sort());
});
