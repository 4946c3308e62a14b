import { checkExpressions, evaluate } from ".";
import { scope } from "./testing";

const messages = (value: unknown) => checkExpressions(value).map(({ message }) => message);

test("expressions in a document that are in order give no problem", () => {
  const document = {
    url: "https://x/@{item().name}",
    body: { type: "Expression", value: "@concat('a', 'b')" },
    mail: "me@example.com",
    list: ["@if(empty(variables('a')), 1, length(activity('b').output))", 1, null, "@@x"],
  };
  expect(checkExpressions(document)).toEqual([]);
});

test("every problem of a document is found", () => {
  const document = { a: "@conact('a', nope())", b: [{ type: "Expression", value: "@add(1)" }], c: "@{toUpper('x'}" };
  expect(messages(document)).toEqual([
    "the expression 'conact('a', nope())' calls conact, which is not a function of Data Factory",
    "the expression 'conact('a', nope())' calls nope, which is not a function of Data Factory",
    "the expression 'add(1)' calls add with 1 arguments; it takes 2",
    "the expression '@{toUpper('x'}' expects , or ) at character 14 but has '}'",
  ]);
});

test("an unknown function is answered with the one that is most like it", () => {
  expect(checkExpressions("@conact('a')")[0]?.hint).toContain("did you mean concat?");
});

test.each([
  ["@", "expects a function, a number or a text in single quotes at character 1 but has its end"],
  ["@pipeline", "expects ( after pipeline at character 9 but has its end"],
  ["@1 == 2", "expects its end at character 3 but has '== 2'"],
  ["@concat('a)", "expects a function, a number or a text in single quotes at character 8 but has ''a)'"],
  ["@item().1", "expects the name of a property at character 8 but has '1'"],
  ["@item()[0", "expects ] at character 9 but has its end"],
  ["a @{item()", "expects } at character 11 but has its end"],
  ["@utcNow('a', 'b')", "calls utcNow with 2 arguments; it takes 0 to 1"],
  ["@concat()", "calls concat with 0 arguments; it takes 1 or more"],
  ["@item(1)", "calls item with 1 arguments; it takes 0"],
  ["@if(true, 1)", "calls if with 2 arguments; it takes 3"],
  ["@xpath('a', 'b')", "calls xpath, which local runs do not support: they have no XML values"],
  [`@${"not(".repeat(101)}true${")".repeat(101)}`, "nests calls more than 100 levels deep"],
])("%s is refused, when checked and when evaluated", (text, message) => {
  expect(messages(text)).toEqual([expect.stringContaining(message)]);
  expect(() => evaluate(text, scope)).toThrow(message);
});

test("an expression of more than 8,192 characters is refused, a plain text is not", () => {
  const long = "x".repeat(8_192);
  expect(messages(`@concat('${long}')`)).toEqual([
    "an expression has 8203 characters, more than the 8192 that Data Factory takes",
  ]);
  expect(messages(long)).toEqual([]);
});
