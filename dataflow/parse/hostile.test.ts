import { print } from "../print";
import { parse } from ".";

/** Processor time in milliseconds, which other processes of a busy machine do not lengthen. */
function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const megabyte = (unit: string, start = "") => start + unit.repeat(2 ** 20 / unit.length);

test.each([
  ["opening parentheses", megabyte("(", "a filter(")],
  ["texts in texts", megabyte('"{', "a filter(")],
  ["negations", megabyte("!", "a filter(")],
  ["a chain of operators", megabyte("1+", "a filter(")],
  ["a chain of columns", megabyte(".a", "a filter(a")],
  ["nested types", megabyte("(a as ", "source(output(a as ")],
  ["nested blocks", megabyte("each(", "a derive(")],
  ["quotes and line ends", megabyte("\\'\n")],
  ["opening comments", megabyte("/*")],
  ["opening braces", megabyte("${")],
  ["unknown characters", megabyte("; ")],
  ["arrows", megabyte("~>")],
  ["ten megabytes", "a ".repeat(5 * 2 ** 20)],
])("%s are refused within a second", (_, text) => {
  const time = processorTime(() => expect(parse(text).problems.length).toBeGreaterThan(0));
  expect(time).toBeLessThan(1000);
});

test.each([
  ["parentheses", (n: number) => `${"(".repeat(n)}1${")".repeat(n)}`],
  ["operators", (n: number) => `1${" + 1".repeat(n)}`],
  ["calls", (n: number) => `${"f(".repeat(n)}1${")".repeat(n)}`],
  ["signs", (n: number) => `${"-".repeat(n)}1`],
  ["operators to the right", (n: number) => `${"1 - (".repeat(n)}1${")".repeat(n)}`],
  ["members", (n: number) => `a${".b".repeat(n)}`],
])("%s nest 400 levels deep, but not 600", (_, nest) => {
  const deep = parse(`a filter(${nest(400)}) ~> b`);
  expect(deep.problems).toEqual([]);
  expect(parse(print(deep.script)).problems).toEqual([]);
  expect(parse(`a filter(${nest(600)}) ~> b`).problems).toMatchObject([{ code: "script-too-deep" }]);
});
