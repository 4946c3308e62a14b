import type { Plan, Step } from "../../dataflow/translate/plan";
import { storedSteps } from "./stage";

const step = (stream: string, reads: readonly string[], trivial = false): Step => ({
  stream,
  reads,
  trivial,
  sql: "select 1",
  columns: [],
  hidden: [],
});
const plan = (steps: readonly Step[], sinks: readonly Step[]): Plan => ({
  steps,
  guards: [],
  sinks: sinks.map((sink) => ({ ...sink, sql: "select 1" })),
});
const nothing = new Set<string>();

test("a chain in which every step is read once stores nothing", () => {
  const chain = plan([step("a", []), step("b", ["a"]), step("c", ["b"])], [step("out", ["c"])]);
  expect([...storedSteps(chain, nothing)]).toEqual([]);
});

test("a step that two sinks read is stored, what it reads is not", () => {
  const forked = plan([step("a", []), step("b", ["a"])], [step("one", ["b"]), step("two", ["b"])]);
  expect([...storedSteps(forked, nothing)]).toEqual(["b"]);
});

test("a step that is joined with itself is stored", () => {
  const selfJoin = plan([step("a", []), step("joined", ["a", "a"])], [step("out", ["joined"])]);
  expect([...storedSteps(selfJoin, nothing)]).toEqual(["a"]);
});

test("a trivial step is never stored, but what it reads is then computed as often as it is itself", () => {
  const aliased = plan([step("a", []), step("alias", ["a"], true)], [step("one", ["alias"]), step("two", ["alias"])]);
  expect([...storedSteps(aliased, nothing)]).toEqual(["a"]);
});

test("a source that can be scanned again is not stored", () => {
  const forked = plan([step("parquet", [])], [step("one", ["parquet"]), step("two", ["parquet"])]);
  expect([...storedSteps(forked, new Set(["parquet"]))]).toEqual([]);
});

test("a step read once by a guard and once by a sink is stored", () => {
  const guarded = {
    ...plan([step("a", [])], [step("out", ["a"])]),
    guards: [{ stream: "a", id: "unique", message: "", sql: "select 1", reads: ["a"] }],
  };
  expect([...storedSteps(guarded, nothing)]).toEqual(["a"]);
});
