import { factoryOf } from "../resources";
import { after, expression, fail, lake, pipeline, resource, wait } from "../testing";
import { mentionsIn } from "./mentions";

test("names in text literals are no references", () => {
  const text = "@concat('item()', 'activity(''x'')', activity('it''s').output, pipeline().parameters.a)";
  expect(mentionsIn([text])).toEqual([
    { kind: "activity", name: "it's" },
    { kind: "parameter", name: "a" },
  ]);
});

const say = (name: string, message: string, more: object = {}) => fail(name, { message, ...more });
const each = (...activities: readonly object[]) => ({
  name: "each",
  type: "ForEach",
  items: expression("@pipeline().parameters.list"),
  activities,
  ...after("first"),
});
const more = { parameters: { list: { type: "Array" } }, variables: { text: { type: "String" } } };

test.each([
  ["item() inside a ForEach", each(say("inner", "@item()")), []],
  ["item() outside", say("outer", "@item()"), ["item-outside-loop"]],
  ["item() in the items of the ForEach itself", { ...each(), items: expression("@item()") }, ["item-outside-loop"]],
  ["an activity that ended before", say("next", "@activity('first').output.x", after("first")), []],
  ["an activity that ended before the one around", each(say("inner", "@{activity('first').output}")), []],
  ["an activity beside", say("other", "@activity('first').output.x"), ["activity-not-upstream"]],
  [
    "an activity that is not there",
    say("next", "@activity('none').output.x", after("first")),
    ["activity-not-upstream"],
  ],
  [
    "an activity inside, from the condition of an Until",
    {
      name: "loop",
      type: "Until",
      expression: expression("@equals(activity('turn').status, 'Succeeded')"),
      activities: [wait("turn")],
    },
    [],
  ],
  ["a declared variable", say("next", "@variables('text')"), []],
  ["an unknown variable", say("next", "@variables('other')"), ["variable-not-declared"]],
  [
    "setting an unknown variable",
    { name: "set", type: "SetVariable", variableName: "other", value: "x" },
    ["variable-not-declared"],
  ],
  [
    "setting a variable from itself",
    { name: "set", type: "SetVariable", variableName: "text", value: "@concat(variables('text'), 'x')" },
    ["variable-self-reference"],
  ],
  ["an unknown parameter", say("next", "@pipeline()?.parameters?.other"), ["parameter-not-declared"]],
  ["an unclosed call", say("next", "@concat('a'"), ["expression-syntax"]],
  ["an unknown function", say("next", "@shout('a')"), ["expression-function"]],
  ["an expression of 8,193 characters", say("next", `@concat('${"x".repeat(8182)}')`), ["expression-too-long"]],
  ["a description like an expression", wait("next", { description: "@nonsense" }), []],
  ["an unknown parameter in brackets", say("next", "@pipeline().parameters['other']"), ["parameter-not-declared"]],
])("%s", (_, activity, codes) => {
  const { problems } = factoryOf([pipeline("main", [wait("first"), activity], more)]);
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

test("a bad expression is told with the activity, or dataset, that has it", () => {
  const dataset = resource("Dataset", "orders", {
    type: "Json",
    linkedServiceName: { referenceName: "lake", type: "LinkedServiceReference" },
    location: { type: "AzureBlobFSLocation", fileSystem: "@concat(", folderPath: "a" },
  });
  const { problems } = factoryOf([lake, dataset, pipeline("main", [say("next", "@concat(")])]);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^dataset orders: /),
    expect.stringMatching(/^activity next of pipeline main: /),
  ]);
});
