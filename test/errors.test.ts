import { catalogue, problem, type Code } from "../errors";
import { rooms, sourcesIn } from "./sources";

const codes = Object.keys(catalogue) as Code[];

/** Every test of the project: an error counts as provoked where a test expects its code. */
const tests = ["test", ...rooms]
  .flatMap(sourcesIn)
  .filter(({ path }) => path.endsWith(".test.ts") && path !== "test/errors.test.ts")
  .map(({ text }) => text)
  .join("\n");

const production = rooms
  .flatMap(sourcesIn)
  .filter(({ path }) => !path.endsWith(".test.ts") && !path.startsWith("errors/"))
  .map(({ text }) => text)
  .join("\n");

it("has a test that provokes each error of the catalogue", () => {
  // As a whole word: "unknown-column" is none of "flow-unknown-column".
  const named = (code: Code) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests);
  expect(codes.filter((code) => !named(code))).toEqual([]);
});

it("has no error that nothing reports", () => {
  expect(codes.filter((code) => !production.includes(`"${code}"`))).toEqual([]);
});

it("says what is wrong, where, and what to do", () => {
  const found = problem("bad-argument", { argument: "--threads", reason: "is no number" }, { file: "x" });
  expect(found.toJSON()).toEqual({
    code: "bad-argument",
    message: "--threads: is no number",
    hint: "correct the value; --help shows what the command takes",
    file: "x",
  });
});
