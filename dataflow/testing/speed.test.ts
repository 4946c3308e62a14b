import { check } from "../check";
import { parse } from "../parse";
import { scriptOf } from "./statements";

/** Processor time in milliseconds, which other processes of a busy machine do not lengthen. */
function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test("a script of 300 statements is read and checked in 50 ms, once the code is warm", () => {
  const text = scriptOf(300);
  const times = Array.from({ length: 15 }, () =>
    processorTime(() => {
      const { script, problems } = parse(text);
      expect(script.statements).toHaveLength(300);
      expect([...problems, ...check(script).problems]).toEqual([]);
    }),
  );
  expect(Math.min(...times)).toBeLessThan(50);
});
