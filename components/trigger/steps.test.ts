import fc from "fast-check";
import { isIn, type Live } from "./state";
import { stepsTo, type Step, type Target } from "./steps";

const hourly = { type: "ScheduleTrigger", typeProperties: { recurrence: { interval: 1 } } };
const daily = { type: "ScheduleTrigger", typeProperties: { recurrence: { interval: 24 } } };
const events = { type: "BlobEventsTrigger", typeProperties: { scope: "/subscriptions/s" } };
const window = (startTime: string, maxConcurrency = 1) => ({
  type: "TumblingWindowTrigger",
  typeProperties: { frequency: "Hour", interval: 1, startTime, maxConcurrency },
});
const on = (body: Target["body"], bodyDiffers = true): Target => ({ body, state: "Started", bodyDiffers });
const off = (body: Target["body"], bodyDiffers = true): Target => ({ body, state: "Stopped", bodyDiffers });
const started = (body: Live["body"]): Live => ({ body, started: true });
const stopped = (body: Live["body"]): Live => ({ body, started: false });

test.each<[string, Target | undefined, Live | undefined, readonly Step[]]>([
  ["a new one that is on", on(hourly), undefined, ["put", "start"]],
  ["a new one that is off", off(hourly), undefined, ["put"]],
  ["a new one that waits for events", on(events), undefined, ["put", "subscribe", "start"]],
  ["the same one", on(hourly, false), started(hourly), []],
  ["one that somebody stopped", on(hourly, false), stopped(hourly), ["start"]],
  ["one that somebody started", off(hourly, false), started(hourly), ["stop"]],
  ["another schedule", on(daily), started(hourly), ["stop", "put", "start"]],
  ["another schedule of one that is off", off(daily), stopped(hourly), ["put"]],
  ["another kind", on(events), started(hourly), ["stop", "delete", "put", "subscribe", "start"]],
  [
    "other windows",
    on(window("2026-01-02T00:00:00Z")),
    started(window("2026-01-01T00:00:00Z")),
    ["stop", "delete", "put", "start"],
  ],
  [
    "the same windows, more at a time",
    on(window("2026-01-01T00:00:00Z", 2)),
    started(window("2026-01-01T00:00:00.000Z")),
    ["stop", "put", "start"],
  ],
  [
    "events that no longer arrive",
    on(events, false),
    { body: events, started: true, subscribed: false },
    ["subscribe", "start"],
  ],
  [
    "one that is off, where it only half is",
    off(events, false),
    { body: events, started: true, subscribed: false },
    ["stop"],
  ],
  [
    "none, where one waits for events",
    undefined,
    { body: events, started: true, subscribed: true },
    ["unsubscribe", "stop", "delete"],
  ],
  ["none, where there is none", undefined, undefined, []],
])("the steps to %s", (_, target, live, steps) => {
  expect(stepsTo(target, live)).toEqual(steps);
});

const bodies = [hourly, daily, events, window("2026-01-01T00:00:00Z"), window("2026-01-02T00:00:00Z")];
const lives = fc.option(
  fc
    .record({ body: fc.constantFrom(...bodies), started: fc.boolean() })
    .chain(({ body, started }): fc.Arbitrary<Live> =>
      body === events
        ? fc.boolean().map((subscribed) => ({ body, started, subscribed }))
        : fc.constant({ body, started }),
    ),
  { nil: undefined },
);
const targets = fc.option(
  fc.record({ body: fc.constantFrom(...bodies), state: fc.constantFrom("Started" as const, "Stopped" as const) }),
  { nil: undefined },
);

test("every way ends where it leads, and never changes or deletes a trigger that is started", () => {
  fc.assert(
    fc.property(targets, lives, (wanted, before) => {
      const target = wanted && { ...wanted, bodyDiffers: wanted.body !== before?.body };
      let live = before;
      for (const step of stepsTo(target, before)) {
        if (step === "put" || step === "delete") expect(live?.started ?? false).toBe(false);
        if (step === "start" && live?.body === events) expect(live.subscribed).toBe(true);
        if (step === "put") live = target && stopped(target.body);
        else if (step === "delete") live = undefined;
        else if (step === "start" || step === "stop") live = live && { ...live, started: step === "start" };
        else live = live && { ...live, subscribed: step === "subscribe" };
      }
      expect(live?.body).toBe(wanted?.body);
      expect(live?.started ?? false).toBe(wanted?.state === "Started");
      expect(wanted === undefined || (live !== undefined && isIn(wanted.state, live))).toBe(true);
    }),
  );
});
