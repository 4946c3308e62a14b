import type { ParameterDefinition, Script, Statement, StreamReference } from "../ast";
import { printArgument } from "./arguments";
import { parenthesized } from "./expressions";
import { printName } from "./names";
import { printType } from "./types";

export { printExpression } from "./expressions";
export { printName } from "./names";
export { printType } from "./types";

/** The script in the layout of the service's own editor. `parse` reads it back as the same script. */
export function print(script: Script): string {
  return [...printParameters(script.parameters), ...script.statements.map(printStatement)].join("\n");
}

function printParameters(parameters: readonly ParameterDefinition[]): readonly string[] {
  return parameters.length === 0 ? [] : [`parameters{\n\t${parameters.map(printParameter).join(",\n\t")}\n}`];
}

function printParameter(parameter: ParameterDefinition): string {
  const value = parameter.default ? ` ${parenthesized(parameter.default)}` : "";
  return `${printName(parameter.name)} as ${printType(parameter.type)}${value}`;
}

/** One statement: `input verb(argument,` newline, tab, `argument) ~> name`. */
export function printStatement({ inputs, verb, args, name, branches }: Statement): string {
  const from = inputs.length === 0 ? "" : `${inputs.map(printStream).join(", ")} `;
  const to = branches.length === 0 ? "" : `@(${branches.map(printName).join(", ")})`;
  return `${from}${verb}(${args.map(printArgument).join(",\n\t")}) ~> ${printName(name)}${to}`;
}

function printStream({ stream, branch }: StreamReference): string {
  return branch === undefined ? printName(stream) : `${printName(stream)}@${printName(branch)}`;
}
