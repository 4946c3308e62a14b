import { join } from "node:path";
import { moment, wholeNumber } from "../cli/commands/common";
import { connectionOf } from "../components/network/approval";
import { inDeclarationOrder } from "../components/factory/declarationOrder";
import { check } from "../dataflow/check";
import { parse } from "../dataflow/parse";
import { printName } from "../dataflow/print";
import { dataFlowProperties, readDataFlow } from "../dataflow/resource";
import { Problem, type Code } from "../errors";
import { evaluate, type ExpressionScope } from "../local/expressions";
import { placeOf } from "../local/flow/place";
import { tableColumns } from "../local/flow/sources/tableColumns";
import { readText } from "../local/repository/files";
import { root } from "./sources";

const scope: ExpressionScope = {
  parameters: { list: [1] },
  variables: {},
  activities: {},
  pipeline: {
    DataFactory: "f",
    Pipeline: "p",
    RunId: "1",
    TriggerName: "t",
    TriggerTime: "2025-01-01T00:00:00Z",
    TriggerType: "Manual",
    GroupId: "1",
  },
  globalParameters: {},
  now: new Date(0),
};

/** The problems of a script's text, of reading it and of checking it. */
const inScript = (text: string): readonly Problem[] => {
  const { script, problems } = parse(text);
  return [...problems, ...check(script).problems];
};

/** The problem that a call throws. */
const thrown = async (work: () => unknown): Promise<readonly Problem[]> => {
  try {
    await work();
    return [];
  } catch (error) {
    return error instanceof Problem ? [error] : [];
  }
};
const evaluated = (expression: string) => thrown(() => evaluate(expression, scope));
const source = "source(output(a as string)) ~> s\n";
const circle = (type: "PipelineReference", name: string, refersTo: string) => ({
  referenceType: type,
  name,
  content: { pipeline: { referenceName: refersTo, type } },
});

const provoked: readonly [Code, () => readonly Problem[] | Promise<readonly Problem[]>][] = [
  ["script-syntax", () => inScript("source( ~> s")],
  ["script-unclosed", () => inScript("source(a: 'text ~> s")],
  ["script-character", () => inScript("source(a: ;) ~> s")],
  ["script-number", () => inScript("source(a: 1x) ~> s")],
  ["script-type", () => inScript("source(output(a as strin)) ~> s")],
  ["script-too-long", () => inScript(" ".repeat(4 * 1024 * 1024 + 1))],
  ["script-too-many-problems", () => inScript("source( ~> s\n".repeat(60))],
  ["unknown-item", () => inScript(`${source}s derive(b = #item) ~> d\nd sink() ~> k`)],
  ["name-not-printable", () => thrown(() => printName("a}b"))],
  ["data-flow-resource", () => thrown(() => readDataFlow({ name: "x", properties: { type: "MappingDataFlow" } }))],
  ["data-flow-kind", () => thrown(() => readDataFlow({ name: "x", properties: { type: "Wrangling", script: "" } }))],
  [
    "data-flow-list",
    () => thrown(() => dataFlowProperties({ parameters: [], statements: [] }, { sources: { a: "b" }, sinks: {} })),
  ],
  ["expression-too-deep", () => evaluated(`@${"not(".repeat(600)}true${")".repeat(600)}`)],
  ["expression-function-unsupported", () => evaluated("@xpath('a', 'b')")],
  ["expression-arity", () => evaluated("@length()")],
  ["expression-argument", () => evaluated("@length(1)")],
  ["expression-call", () => evaluated("@int('twelve')")],
  ["expression-property", () => evaluated("@pipeline().parameters.none")],
  ["expression-selection", () => evaluated("@length('a').b")],
  ["expression-index", () => evaluated("@pipeline().parameters.list[7]")],
  ["expression-scope", () => evaluated("@variables('none')")],
  ["flow-location-missing", () => thrown(() => placeOf("f", parse(source).script.statements[0]!, {}, undefined))],
  [
    "flow-schema-mismatch",
    () =>
      thrown(() =>
        tableColumns(parse(source).script.statements[0]!, [], { allowSchemaDrift: false, validateSchema: true }),
      ),
  ],
  [
    "factory-references-in-circle",
    () =>
      thrown(() =>
        inDeclarationOrder([circle("PipelineReference", "a", "b"), circle("PipelineReference", "b", "a")], new Set()),
      ),
  ],
  [
    "private-endpoint-connection-missing",
    () => thrown(() => connectionOf([], { account: "lake", factory: "adf", endpoint: "lakeDfs" })),
  ],
  [
    "factory-reference-missing",
    () => thrown(() => inDeclarationOrder([circle("PipelineReference", "a", "none")], new Set())),
  ],
  ["bad-argument", () => thrown(() => moment("--as-of")("yesterday"))],
  ["bad-argument", () => thrown(() => wholeNumber("--threads", 1)("-1"))],
  ["file-unreadable", () => thrown(() => readText(join(root, "none.dfs")))],
];

test.each(provoked)("%s", async (code, provoke) => {
  expect((await provoke()).map((found) => found.code)).toContain(code);
});
