import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Problem } from "../../errors";
import { excerpt } from "../excerpt";
import { print } from "../print";
import { parse } from ".";

const scripts = ["one-line", "out-of-order", "branches"].map((name) =>
  readFileSync(join(__dirname, `../testing/scripts/${name}.dfs`), "utf8"),
);

test("a script that somebody damaged gives problems with a place, and nothing else goes wrong", () => {
  const piece = fc.constantFrom(
    ..."(){}[]'\"`@~>#$:,.?!\\ \n",
    "~>",
    "/*",
    "->",
    "each(",
    "ü",
    "parameters{",
    "1e",
    '"{',
  );
  const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(20), insert: piece });
  fc.assert(
    fc.property(fc.constantFrom(...scripts), fc.array(cut, { minLength: 1, maxLength: 5 }), (script, cuts) => {
      const text = cuts.reduce((damaged, { at, remove, insert }) => {
        const offset = Math.floor(at * damaged.length);
        return damaged.slice(0, offset) + insert + damaged.slice(offset + remove);
      }, script);
      const { problems, script: rest } = parse(text);
      const lines = text.split("\n");
      for (const found of problems) {
        expect(found).toBeInstanceOf(Problem);
        const { line = 0, column = 0 } = found.where;
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        expect(excerpt(text, { line, column })).toContain("^");
      }
      expect(parse(print(rest)).problems).toEqual([]);
    }),
    { seed: 20240501, numRuns: 1000 },
  );
});

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
  const start = performance.now();
  expect(parse(text).problems.length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(1000);
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

test("a script of 300 statements is read in less than 50 ms", () => {
  const text = Array.from(
    { length: 100 },
    (_, i) => `
source(output(Id as string, {order ${i}} as string, amount as decimal(18,6), at as timestamp),
	allowSchemaDrift: true, validateSchema: false, wildcardPaths: ['a/${i}/*.csv']) ~> source${i}
source${i} derive(x = iif(isNull(Id), toString(amount), upper(trim({order ${i}})) + 'x'), y = amount * 1.5) ~> derive${i}
derive${i}, source0 join(derive${i}@Id == source0@Id, joinType: 'left', broadcast: 'auto') ~> join${i}`,
  ).join("\n");
  const timings = Array.from({ length: 5 }, () => {
    const start = performance.now();
    expect(parse(text).script.statements).toHaveLength(300);
    return performance.now() - start;
  });
  expect(Math.min(...timings)).toBeLessThan(50);
});
