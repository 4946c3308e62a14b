import { problem } from "../../errors";
import type { Expression, Script } from "../ast";
import { emptyScope } from "./analyse";
import { bind } from "./bind";
import { commonType, sameType } from "./coercion";
import { placeOf, type Findings } from "./findings";
import { widen } from "./parameters";
import { typeName } from "../typeName";
import { nullConstant, type Typed } from "./typed";

/**
 * The values of the parameters: those given, else the defaults. Both are expressions, as Data Factory passes them; a
 * parameter may use those declared before it. Without `given`, a script is checked alone and a missing value is no problem.
 */
export function parameterValues(
  script: Script,
  given: Readonly<Record<string, Expression>> | undefined,
  findings: Findings,
): ReadonlyMap<string, Typed> {
  const values = new Map<string, Typed>();
  for (const definition of script.parameters) {
    const { name, type } = definition;
    if (values.has(name)) findings.error(problem("duplicate-name", { name, what: "parameters" }, placeOf(definition)));
    const written = given?.[name] ?? definition.default;
    if (written === undefined) {
      if (given) findings.error(problem("missing-parameter", { parameter: name }, placeOf(definition)));
      values.set(name, { kind: "cast", type, of: nullConstant });
      continue;
    }
    const value = bind(written, emptyScope({ name: `$${name}` }, new Map(values), findings));
    const common = commonType(value.type, type);
    if (common === undefined || !sameType(common, type)) {
      const types = { parameter: name, type: typeName(type), given: typeName(value.type) };
      findings.error(problem("parameter-value-type", types, placeOf(definition)));
    }
    values.set(name, widen(value, type));
  }
  return values;
}
