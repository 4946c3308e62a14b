import type { Script, Statement } from "../dataflow/ast";
import { dataFlowProperties } from "../dataflow/resource";
import { containers, linkedServices } from "./layout";

/** A data flow of the factory, its properties in the flattened form of the Azure SDKs. */
export interface DataFlow {
  readonly name: string;
  readonly properties: ReturnType<typeof dataFlowProperties>;
}

export function dataFlow(name: string, script: Script): DataFlow {
  const streams = (verb: string) =>
    Object.fromEntries(script.statements.filter((s) => s.verb === verb).map((s) => [s.name, linkedServiceOf(s)]));
  return { name, properties: dataFlowProperties(script, { sources: streams("source"), sinks: streams("sink") }) };
}

/** The account that a source or sink is in; a cache is in none. */
function linkedServiceOf(statement: Statement): string | undefined {
  if (option(statement, "format") === "cdm") return linkedServices.bronze;
  switch (option(statement, "fileSystem")) {
    case undefined:
      return undefined;
    case containers.gold:
      return linkedServices.gold;
    default:
      return linkedServices.lake;
  }
}

function option(statement: Statement, name: string): string | undefined {
  const found = statement.args.find((argument) => argument.kind === "option" && argument.name === name);
  return found?.kind === "option" && found.value.kind === "string" ? found.value.value : undefined;
}
