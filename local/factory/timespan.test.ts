import { secondsOf } from "./timespan";

test.each([
  ["00:01:30", 90],
  ["0.12:00:00", 43_200],
  ["7.00:00:00", 604_800],
  ["90", undefined],
  ["an hour", undefined],
])("the time span %s is %s seconds", (text, expected) => {
  expect(secondsOf(text)).toBe(expected);
});
