import { delayAfter } from "./follow";

test("looks become rarer where nothing happens, down to two a minute", () => {
  const delays = [0, 1, 2, 5, 50].map(delayAfter);
  expect(delays).toEqual([2000, 3000, 4500, 15187.5, 30_000]);
});
