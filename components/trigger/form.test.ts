import { flatForm, wireForm } from "./form";

const declared = {
  type: "ScheduleTrigger",
  recurrence: { frequency: "Hour", interval: 1, startTime: "2026-01-01T06:00:00", timeZone: "W. Europe Standard Time" },
  pipelines: [{ pipelineReference: { type: "PipelineReference", referenceName: "load" } }],
};

test("the form of the REST API and back", () => {
  const { type, recurrence, pipelines } = declared;
  expect(wireForm(declared)).toEqual({ type, pipelines, typeProperties: { recurrence } });
  expect(flatForm(wireForm(declared))).toEqual(declared);
});
