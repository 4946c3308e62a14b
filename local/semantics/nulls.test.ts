import { catalogue } from "../../dataflow/functions";
import { parametersFor, type ParameterType } from "../../dataflow/functions/signature";
import { evaluate, withEngine, type Engine } from "./runRows";

/** A value of each type of parameter; a list is in the form of Microsoft's examples. */
const values: Readonly<Record<ParameterType, string>> = {
  any: "1", T: "1", N: "1", number: "1", integral: "1", integer: "1", long: "1L", double: "1.5", boolean: "true()",
  string: "'1'", date: "toDate('2020-01-01')", datetime: "toDate('2020-01-01')", timestamp: "toTimestamp('2020-01-01 00:00:00')",
  binary: "null()", array: "['1']", "T[]": "[1]", "string[]": "['1']", map: "['a' -> 1]", "long[]": "[1L]", lambda: "true()",
}; // prettier-ignore

/** Arguments where the signature says less than the rule for the result's type. */
const first: Readonly<Record<string, readonly string[]>> = {
  at: ["[1]"],
  flatten: ["[[1]]"],
  regexExtract: ["'1'", "'(1)'"],
  escape: ["'1'", "'json'"],
  unescape: ["'1'", "'json'"],
};

const propagating = [...catalogue.values()].flatMap((definition) =>
  definition.kind === "scalar" && definition.nulls === "propagate"
    ? [{ ...definition, parameters: parametersFor(definition.signature, definition.signature.required.length) ?? [] }]
    : [],
);

const calls = propagating.flatMap(({ name, parameters }) =>
  parameters.flatMap((parameterType, missing) => {
    if (parameterType === "lambda") return [];
    const args = parameters.map((parameter, index) =>
      index === missing ? "null()" : (first[name]?.[index] ?? values[parameter]),
    );
    return [`${name}(${args.join(", ")})`];
  }),
);

describe("A function that passes NULL on", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await withEngine();
  });
  afterAll(() => engine.closeSync());

  test.each(calls)("%s is NULL", async (call) => {
    expect((await evaluate(engine, call)).value).toBeNull();
  });
});

describe("Three-valued logic", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await withEngine();
  });
  afterAll(() => engine.closeSync());

  test.each([
    ["null() && false()", false],
    ["null() && true()", null],
    ["null() || true()", true],
    ["iif(null(), 1, 2)", 2],
    ["case(null(), 1, true(), 2)", 2],
    ["case(false(), 1)", null],
    ["coalesce(toString(null()), '')", ""],
    ["concatWS('|', 'a', toString(null()), 'b')", "a|b"],
    ["greatest(1, toInteger(null()), 3)", 3],
    ["'a' < 'B'", false],
    ["[1, 2][3]", null],
    ["[1, 2][0]", null],
    ["10 / 0", null],
    ["10.0 / 0", null],
  ])("%s is %s", async (expression, expected) => {
    expect((await evaluate(engine, expression)).value).toEqual(expected);
  });
});
