import { inDeclarationOrder } from "./declarationOrder";
import type { Reference, ReferenceType } from "./references";

function pipeline(name: string, ...calls: readonly string[]) {
  const activities = calls.map((referenceName) => ({ pipeline: { type: "PipelineReference", referenceName } }));
  return { referenceType: "PipelineReference", name, content: { activities } } as const;
}

function flow(name: string, linkedService: string) {
  const source = { linkedService: { type: "LinkedServiceReference", referenceName: linkedService } };
  return { referenceType: "DataFlowReference", name, content: { sources: [source] } } as const;
}

const names = (declarations: readonly Reference[]) => declarations.map(({ name }) => name);
const nothing: ReadonlySet<string> = new Set();

describe("the order in which a factory's resources are made", () => {
  test("puts what is referred to first", () => {
    const declared = [pipeline("root", "ingest", "publish"), pipeline("publish"), pipeline("ingest", "publish")];
    expect(names(inDeclarationOrder(declared, nothing))).toEqual(["publish", "ingest", "root"]);
  });

  test("takes what exists already as made", () => {
    const present = new Set(["LinkedServiceReference lake"]);
    expect(names(inDeclarationOrder([flow("orders", "lake")], present))).toEqual(["orders"]);
  });

  test("tells a pipeline from a data flow of the same name", () => {
    const callsFlow: { referenceType: ReferenceType; name: string; content: unknown } = {
      referenceType: "PipelineReference",
      name: "orders",
      content: { dataFlow: { type: "DataFlowReference", referenceName: "orders" } },
    };
    const present = new Set(["LinkedServiceReference lake"]);
    expect(inDeclarationOrder([callsFlow, flow("orders", "lake")], present)[0]?.referenceType).toBe(
      "DataFlowReference",
    );
  });

  test("refuses a reference to what the factory does not have", () => {
    expect(() => inDeclarationOrder([flow("orders", "gold")], nothing)).toThrow(
      "DataFlowReference orders refers to LinkedServiceReference gold, which the factory does not have",
    );
  });

  test("refuses a circle", () => {
    expect(() => inDeclarationOrder([pipeline("a", "b"), pipeline("b", "a")], nothing)).toThrow(
      "these factory resources refer to each other in a circle: PipelineReference a > PipelineReference b > PipelineReference a",
    );
  });
});
