import { historyEnd, historyStart, lineCount, firstLineOf, orderOfLine, orderTime, worldOf } from "./world";

test.each([1, 2, 14, 15, 16, 2_000, 10_000_019])("%d lines are spread over orders without a gap", (lines) => {
  const world = worldOf(lines, 1, "mixed");
  const last = world.orders - 1;
  expect(firstLineOf(last) + lineCount(world, last)).toBe(lines);
});

test("the order of a line is the one whose lines include it", () => {
  const world = worldOf(1_000, 1, "mixed");
  for (let line = 0; line < 1_000; line++) {
    const order = orderOfLine(line);
    expect(line).toBeGreaterThanOrEqual(firstLineOf(order));
    expect(line).toBeLessThan(firstLineOf(order) + lineCount(world, order));
  }
});

test("order times rise from the start of the history to its end, and on in the increments", () => {
  const world = worldOf(3_000, 1, "mixed");
  const times = Array.from({ length: world.orders + world.ordersPerIncrement }, (_, order) => orderTime(world, order));
  expect(times[0]).toBe(historyStart);
  expect(times[world.orders]).toBe(historyEnd);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("an increment of one percent has 0.9 % new lines", () => {
  const world = worldOf(100_000, 1, "onePercent");
  const orders = Array.from({ length: world.ordersPerIncrement }, (_, index) => world.orders + index);
  expect(orders.reduce((sum, order) => sum + lineCount(world, order), 0)).toBe(900);
});
