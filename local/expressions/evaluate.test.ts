import { evaluate } from ".";
import { scope } from "./testing";

/** Texts of a resource, and their value in the scope. (Microsoft: Expressions and functions, Expressions) */
test.each<[string, unknown]>([
  ["parameters", "parameters"],
  ["parameters[1]", "parameters[1]"],
  ["@@", "@"],
  [" @", " @"],
  ["me@example.com", "me@example.com"],
  ["@@pipeline()", "@pipeline()"],
  ["@pipeline().parameters.size", 42],
  ["@{pipeline().parameters.size}", "42"],
  ["Answer is: @{pipeline().parameters.size}", "Answer is: 42"],
  ["@concat('Answer is: ', string(pipeline().parameters.size))", "Answer is: 42"],
  ["Answer is: @@{pipeline().parameters.size}", "Answer is: @{pipeline().parameters.size}"],
  ["@{item().name}/@{concat('}', '@{')}", "2024-05-01T00.00.00Z/}@{"],
  ["'@{pipeline().parameters.day}'", "'2024-05-01'"],
  ["@concat('Baba', '''s ', 'book store')", "Baba's book store"],
  ["@ concat( 'a' , \n'b' ) ", "ab"],
  ["@CONCAT('a', 'b')", "ab"],
  ["@pipeline().parameters.list[1]", 2],
  ["@pipeline().parameters['nested']['a-b'].c", true],
  ["@pipeline().parameters.nested[concat('a', '-b')]?.c", true],
  ["@pipeline().Pipeline", "load"],
  ["@pipeline().globalParameters.environment", "dev"],
  ["@pipeline()?.TriggeredByPipelineRunId", null],
  ["@activity('model').output.childItems[0].name", "a.csv"],
  ["@activity('model').output?.size", null],
  ["@activity('model').output?.size?.unit?[3]", null],
  ["@activity('model').output.childItems?[7]", null],
  ["@activity('model').status", "Succeeded"],
  ["@variables('since')", ""],
  ["@item().count", null],
  ["@{item().count}", ""],
  ["@{true}", "True"],
  ["@{pipeline().parameters.list}", "[1,2]"],
  ["@-1.5", -1.5],
  ["@'text'", "text"],
  ["@null", null],
])("%s is %j", (text, value) => {
  expect(evaluate(text, scope)).toEqual(value);
});

test("expressions are found however deep, and marked ones lose their mark", () => {
  const value = { a: ["@add(1, 2)", { b: { type: "Expression", value: "@item().name" } }], type: "Expression", n: 1 };
  expect(evaluate(value, scope)).toEqual({ a: [3, { b: "2024-05-01T00.00.00Z" }], type: "Expression", n: 1 });
});

test("what an expression gives is not evaluated again", () => {
  expect(evaluate("@concat('@', 'item()')", scope)).toBe("@item()");
});

test("only the branch that is taken is evaluated", () => {
  const guarded = "@if(contains(activity('model').output, 'size'), activity('model').output.size, 0)";
  expect(evaluate(guarded, scope)).toBe(0);
});

test("functions of a dataset and of a trigger see theirs", () => {
  const given = { ...scope, dataset: { folder: "in" }, trigger: { outputs: { windowStartTime: "2024-01-01" } } };
  expect(evaluate("@{dataset().folder}/@{trigger().outputs.windowStartTime}", given)).toBe("in/2024-01-01");
});

const failure = (reason: string) => expect.stringContaining(`cannot be evaluated because ${reason}`) as string;

test.each([
  [
    "@activity('model').output.size",
    failure("property 'size' doesn't exist, available properties are 'exists, childItems'"),
  ],
  ["@activity('load').output", failure("no activity has ended that is named 'load'")],
  ["@variables('sinse')", failure("the pipeline has no variable 'sinse'")],
  ["@item().count.x", failure("property 'x' cannot be selected from null")],
  ["@pipeline().parameters.day.x", failure("property 'x' cannot be selected from a string")],
  ["@pipeline().parameters.list[2]", failure("the index 2 is outside an array of 2 items")],
  ["@pipeline().parameters.list['a']", failure("property 'a' cannot be selected from an array")],
  ["@trigger().startTime", failure("no trigger started this run")],
  ["@and(false, activity('model').output.size)", failure("property 'size' doesn't exist")],
  ["@and('true', true)", failure("argument 1 of and must be a boolean, not a string")],
  ["@if('yes', 1, 2)", failure("argument 1 of if must be a boolean, not a string")],
  ["@activity(1).output", failure("argument 1 of activity must be a string, not an integer")],
  ["@less('a', 1)", failure("less compares two numbers or two strings")],
  ["@substring('abc', 2, 2)", failure("substring goes outside a string of 3 characters")],
  ["@int('1.5')", failure("int cannot convert '1.5'")],
  ["@div(1, 0)", failure("div cannot divide by 0")],
  ["@json('{')", failure("json cannot read '{'")],
  ["@formatDateTime('yesterday')", failure("formatDateTime cannot read the timestamp 'yesterday'")],
  ["@formatDateTime('2024-02-30')", failure("formatDateTime cannot read the timestamp '2024-02-30'")],
  ["@addDays('2024-01-01T00:00:00+02:00', 1)", failure("addDays reads timestamps in UTC only in local runs")],
  ["@formatDateTime('2024-01-01', 'x')", failure("formatDateTime knows no format 'x'")],
  ["@addToTime('2024-01-01', 1, 'Fortnight')", failure("addToTime knows no time unit 'Fortnight'")],
])("%s fails with its reason", (text, message) => {
  expect(() => evaluate(text, scope)).toThrow(expect.objectContaining({ message }) as Error);
});

test("outside a loop there is no item", () => {
  expect(() => evaluate("@item()", { ...scope, item: undefined })).toThrow("there is no item here");
});
