import { holds, sameValue } from "./comparison";

const declared = {
  type: "ScheduleTrigger",
  recurrence: { frequency: "Hour", interval: 1, startTime: "2026-01-01T06:00:00", timeZone: "W. Europe Standard Time" },
  pipelines: [{ pipelineReference: { type: "PipelineReference", referenceName: "load" } }],
};

test("what the service adds is no difference, and neither is how it writes times and ids", () => {
  const live = {
    annotations: [],
    ...declared,
    recurrence: { ...declared.recurrence, startTime: "2026-01-01T06:00:00.000" },
  };
  expect(holds(declared, live)).toBe(true);
  expect(sameValue(declared, live)).toBe(false);
  expect(holds("/subscriptions/A/resourceGroups/b", "/subscriptions/a/resourcegroups/B")).toBe(true);
});

test.each([
  [{ ...declared, pipelines: [] }],
  [{ ...declared, recurrence: { ...declared.recurrence, interval: 2 } }],
  [{ ...declared, recurrence: { ...declared.recurrence, startTime: "2026-01-01T06:00:00Z" } }],
  [undefined],
])("what somebody changed is a difference", (live) => {
  expect(holds(declared, live)).toBe(false);
});
