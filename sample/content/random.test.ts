import { randomOf } from "./random";

test("a record's numbers are the same everywhere and every time", () => {
  const random = randomOf(1, 2, 3);
  expect([random(), random(), random()]).toEqual([0.9746032801922411, 0.8959179965313524, 0.4360936265438795]);
});

test("neighbouring records, kinds and seeds have different numbers", () => {
  const first = [randomOf(1, 1, 1), randomOf(1, 1, 2), randomOf(1, 2, 1), randomOf(2, 1, 1)].map((random) => random());
  expect(new Set(first).size).toBe(4);
});

test("numbers fill the range evenly", () => {
  const counts = new Array<number>(10).fill(0);
  for (let index = 0; index < 10_000; index++) counts[Math.floor(randomOf(1, 14, index)() * 10)]!++;
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1_150);
});
