import { Engine } from "../duckdb/engine";
import { runWithRowsOn } from "./runWithRows";
import { failureAt } from "./failure";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const told = (error: unknown) => failureAt(error, "load", "joined", new AbortController().signal);

/** What a value of a row does to a flow that computes with it. */
const failing = (expression: string, value: string) =>
  expect(
    runWithRowsOn(
      engine,
      `source(output(a as string)) ~> rows rows derive(b = ${expression}) ~> made made sink() ~> out`,
      { sources: { rows: [{ a: value }] } },
    ),
  ).rejects;

test("an error of this program is a defect to report, with the place in the code", () => {
  const broken = { columns: undefined as unknown as readonly string[] };
  const thrown = (): unknown => {
    try {
      return broken.columns.length;
    } catch (error) {
      return error;
    }
  };
  expect(told(thrown())).toMatchObject({
    code: "flow-defect",
    message: expect.stringMatching(
      /"load" stopped at "joined" by a defect .*TypeError: .*failure\.test\.ts:\d+/,
    ) as string,
  });
});

test("SQL that no data could make right is a defect too", async () => {
  const wrong = await engine.rows("SELECT nobody FROM (SELECT 1 AS a)").catch((error: unknown) => error);
  expect(told(wrong)).toMatchObject({
    code: "flow-defect",
    message: expect.stringContaining("Binder Error") as string,
  });
});

test("what the engine says of a value, and the file system of a file, stays what it is", async () => {
  const value = await engine.rows("SELECT CAST('x' AS INTEGER)").catch((error: unknown) => error);
  expect(told(value)).toMatchObject({ code: "flow-step-failed" });
  expect(told(Object.assign(new Error("no space left on device"), { code: "ENOSPC" }))).toMatchObject({
    code: "flow-step-failed",
  });
});

test("what a function says of a value names the stream", async () => {
  await failing("encode(a, a)", "klingon").toMatchObject({
    code: "flow-step-failed",
    message: expect.stringContaining('failed at "out": the encoding klingon') as string,
  });
  await failing("regexMatch('x', a)", "(").toMatchObject({ code: "flow-step-failed" });
  await failing("regexMatch('x', a)", "(?=x)").toMatchObject({ code: "unsupported-regex" });
  await failing("regexReplace(a, 'x$', 'y')", "x\n").toMatchObject({
    code: "flow-step-failed",
    message: expect.stringContaining("looks for the end of a text that ends in a line end") as string,
  });
});

test("a pattern that backtracking would never finish takes no time", async () => {
  const begun = performance.now();
  const script =
    "source(output(a as string, p as string)) ~> rows rows derive(b = regexMatch(a, '^(a+)+$'), c = regexMatch(a, p), d = regexMatch('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$')) ~> made made select(mapColumn(b, c, d)) ~> few few sink() ~> out";
  const { sinks } = await runWithRowsOn(engine, script, { sources: { rows: [{ a: `${"a".repeat(50_000)}!`, p: "(a*)*b" }] } }); // prettier-ignore
  expect(sinks["out"]).toEqual([{ b: false, c: false, d: false }]);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test("a file that may not be read is named, not the stream that needed it", () => {
  const refused = Object.assign(new Error("EACCES: permission denied, open"), {
    code: "EACCES",
    path: "/export/1.csv",
  });
  expect(told(refused)).toMatchObject({
    code: "storage-not-readable",
    message: "cannot read /export/1.csv: permission denied",
    where: { file: "/export/1.csv" },
  });
});
