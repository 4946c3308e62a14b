import type { Plan, Step } from "../../dataflow/translate/plan";
import { sourcesOf, storedSteps } from "./stage";

const source = (stream: string): Step => ({ stream, reads: [], trivial: false, columns: [], hidden: [] });
const step = (stream: string, reads: readonly string[], trivial = false): Step & { sql: string } => ({
  ...source(stream),
  reads,
  trivial,
  sql: "select 1",
});
const plan = (steps: readonly Step[], sinks: Plan["sinks"]): Plan => ({ steps, guards: [], sinks });

test("a chain in which every step is read once stores nothing", () => {
  const chain = plan([source("a"), step("b", ["a"]), step("c", ["b"])], [step("out", ["c"])]);
  expect([...storedSteps(chain)]).toEqual([]);
});

test("a step that two sinks read is stored, what it reads is not", () => {
  const forked = plan([source("a"), step("b", ["a"]), step("c", ["b"])], [step("one", ["c"]), step("two", ["c"])]);
  expect([...storedSteps(forked)]).toEqual(["c"]);
});

test("a step that is joined with itself is stored", () => {
  const selfJoin = plan([source("a"), step("b", ["a"]), step("joined", ["b", "b"])], [step("out", ["joined"])]);
  expect([...storedSteps(selfJoin)]).toEqual(["b"]);
});

test("a cheap step that alone reads a costly one is stored in its place", () => {
  const steps = [source("a"), step("b", ["a"]), step("narrow", ["b"], true)];
  expect([...storedSteps(plan(steps, [step("one", ["narrow"]), step("two", ["narrow"])]))]).toEqual(["narrow"]);
});

test("a costly step that two cheap ones read is stored itself", () => {
  const steps = [source("a"), step("b", ["a"]), step("left", ["b"], true), step("right", ["b"], true)];
  expect([...storedSteps(plan(steps, [step("one", ["left"]), step("two", ["right"])]))]).toEqual(["b"]);
});

test("a cheap step over a source is not stored, however often it is read", () => {
  const steps = [source("a"), step("alias", ["a"], true)];
  expect([...storedSteps(plan(steps, [step("one", ["alias"]), step("two", ["alias"])]))]).toEqual([]);
});

test("a source is left to say for itself whether it is stored", () => {
  const forked = plan([source("a")], [step("one", ["a"]), step("two", ["a"])]);
  expect([...storedSteps(forked)]).toEqual([]);
});

test("a step read once by a guard and once by a sink is stored", () => {
  const guarded = {
    ...plan([source("a"), step("b", ["a"])], [step("out", ["b"])]),
    guards: [{ stream: "b", id: "unique", message: "", sql: "select 1", reads: ["b"] }],
  };
  expect([...storedSteps(guarded)]).toEqual(["b"]);
});

test("a cache sink is stored, and computed once though it is looked up and written", () => {
  const cache = step("cache", ["b"]);
  const steps = [source("a"), step("b", ["a"]), cache, step("looked", ["cache"])];
  expect([...storedSteps(plan(steps, [cache, step("out", ["looked"])]))]).toEqual(["cache"]);
});

test("the sources of a stream are found through every step", () => {
  const joined = plan([source("a"), source("b"), source("c"), step("j", ["a", "b"]), step("k", ["j"])], []);
  expect(sourcesOf(joined, ["k"])).toEqual(["a", "b"]);
});
