import { emptyScope } from "../../dataflow/check/analyse";
import { bind } from "../../dataflow/check/bind";
import { constantOf } from "../../dataflow/check/constant";
import { Findings } from "../../dataflow/check/findings";
import type { Known } from "../../dataflow/check/typed";
import { catalogue } from "../../dataflow/functions";
import { parseExpression } from "../../dataflow/parse";
import { evaluate, withEngine, type Engine } from "./runRows";

/**
 * Names of columns and conditions of patterns are known before an engine runs, by what functions say of constants in
 * JavaScript. The engine must say the same.
 */
const texts = [
  "'aB c'",
  "''",
  "'\\rb\\n'",
  "'ΟΔΟΣ ﬁ'",
  "' x_1 '",
  "'ümlaut ß'",
  "'a.b|c'",
  "'12'",
  "'-7'",
  "toString(null())",
];
const numbers = ["0", "1", "2", "5", "toInteger(null())"];

const pairs = (left: readonly string[], right: readonly string[]) =>
  left.flatMap((one) => right.map((other) => `${one}, ${other}`));
const calls = (name: string, args: readonly string[]) => args.map((written) => `${name}(${written})`);

const expressions: readonly string[] = [
  ...["upper", "lower", "trim", "ltrim", "rtrim", "length", "isNull", "toInteger", "toString"].flatMap((name) =>
    calls(name, texts),
  ),
  ...calls("initCap", ["'aB c dé'", "' x'", "''"]),
  ...["trim", "ltrim", "rtrim"].flatMap((name) => calls(name, pairs(texts, ["' a'", "'_x1 '"]))),
  ...["left", "right", "dropLeft", "dropRight", "substring"].flatMap((name) => calls(name, pairs(texts, numbers))),
  ...["left", "right"].flatMap((name) => calls(name, pairs(texts, ["-1"]))),
  ...calls("substring", pairs(texts, pairs(["0", "1", "3"], ["0", "2", "9", "-1"]))),
  ...[
    "startsWith",
    "endsWith",
    "instr",
    "replace",
    "concat",
    "add",
    "split",
    "equals",
    "lesser",
    "greaterOrEqual",
  ].flatMap((name) => calls(name, pairs(texts, ["'a'", "' '", "'|'", "'.'", "'ß'", "toString(null())"]))),
  ...["like"].flatMap((name) => calls(name, pairs(texts, ["'a%'", "'%_1%'", "'a.b%'", "'%\\\\_%'", "''"]))),
  ...["rlike", "regexMatch"].flatMap((name) =>
    calls(name, pairs(texts, ["'^a'", "'[0-9]+$'", "'a\\.b'", "'[^a-z ]'", "'^.b'"])),
  ),
  ...calls(
    "regexReplace",
    pairs(texts, ["'[^a-zA-Z]', ''", "'(a)(.)', '$2$1'", "'b', '\\\\$'", "'\\\\s+', '_'", "'.$', '<$0>'"]),
  ),
  ...calls("regexExtract", pairs(texts, ["'(a)(.)', 2", "'([0-9]+)'", "'z(z)'"])),
  ...calls("translate", pairs(texts, ["'ab', 'xy'", "'a1', 'z'", "'ümß', ''"])),
  ...calls("concatWS", ["'-', 'a', 'b'", "'-', 'a', toString(null())", "toString(null()), 'a', 'b'"]),
  ...calls("iif", ["true(), 'a', 'b'", "false(), 'a'", "1 == null(), 'a', 'b'"]),
  ...calls("case", ["false(), 'a', true(), 'b', 'c'", "false(), 'a'", "false(), 'a', 'c'"]),
  ...calls("coalesce", ["toString(null()), 'b'", "'a', 'b'"]),
  ...calls("iifNull", ["toString(null()), 'b'"]),
  ...calls("between", pairs(numbers, ["1, 2", "toInteger(null()), 1"])),
  ...calls("xor", ["true(), false()", "true(), true()"]),
  ...["add", "minus"].flatMap((name) => calls(name, pairs(numbers, numbers))),
  ...calls("negate", numbers),
  ...calls("size", ["['a', 'b']"]),
  ...calls("in", pairs(["['a', 'b']", "['a', toString(null())]"], ["'a'", "'c'"])),
  ...calls("at", ["['a', 'b'], 2", "['a', 'b'], 3"]),
  ...["and", "or", "not"].flatMap((name) =>
    name === "not" ? calls(name, ["true()"]) : calls(name, ["true(), false()"]),
  ),
];

const known = (text: string): Known =>
  constantOf(bind(parseExpression(text), emptyScope({ name: "expression" }, new Map(), new Findings())));
const asJson = (value: Known): unknown =>
  Array.isArray(value) ? value.map(asJson) : typeof value === "bigint" ? Number(value) : value;

describe("A constant that is known before the engine runs", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await withEngine();
  });
  afterAll(() => engine.closeSync());

  test("is what the engine says", async () => {
    const differing: unknown[] = [];
    let compared = 0;
    for (const text of expressions) {
      const value = known(text);
      if (value === undefined) continue;
      compared += 1;
      const { value: run } = await evaluate(engine, text);
      if (JSON.stringify(run) !== JSON.stringify(asJson(value))) differing.push({ text, constant: asJson(value), run });
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(350);
  });

  test("is compared for every function that says one", () => {
    const evaluated = [...catalogue.values()]
      .filter((one) => "evaluate" in one && one.evaluate)
      .map(({ name }) => name);
    const compared = new Set(expressions.map((text) => text.slice(0, text.indexOf("("))));
    const others = ["toLong", "toShort", "toByte", "notEquals", "lesserOrEqual", "greater"];
    expect(evaluated.filter((name) => !compared.has(name) && !others.includes(name))).toEqual([]);
  });
});
