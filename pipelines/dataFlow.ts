import type { Expression, Script, Statement } from "../dataflow/ast";
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

/** The account that a source or sink is in; a cache is in none. Only bronze has a container that is a parameter. */
function linkedServiceOf(statement: Statement): string | undefined {
  const fileSystem = option(statement, "fileSystem");
  if (fileSystem === undefined) return undefined;
  if (fileSystem.kind === "parameter") return linkedServices.bronze;
  return fileSystem.kind === "string" && fileSystem.value === containers.gold
    ? linkedServices.gold
    : linkedServices.lake;
}

function option(statement: Statement, name: string): Expression | undefined {
  const found = statement.args.find((argument) => argument.kind === "option" && argument.name === name);
  return found?.kind === "option" ? found.value : undefined;
}
