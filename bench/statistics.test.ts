import { costOf, defaultRuns, median } from "./statistics";

test.each([
  [[3], 3],
  [[9, 1, 2], 2],
  [[10, 9, 2], 9],
  [[4, 1, 3, 2], 2.5],
])("the median of %p is %p", (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

test("no numbers have no median", () => {
  expect(() => median([])).toThrow(RangeError);
});

test("several runs count with the median of their time and the most memory", () => {
  const runs = [
    { seconds: 5, peakMemoryMb: 100 },
    { seconds: 1, peakMemoryMb: 300 },
    { seconds: 2, peakMemoryMb: 200 },
  ];
  expect(costOf(runs)).toEqual({ seconds: 2, peakMemoryMb: 300 });
});

test("more than a million lines are run once", () => {
  expect([100_000, 1_000_000, 10_000_000].map(defaultRuns)).toEqual([3, 3, 1]);
});
