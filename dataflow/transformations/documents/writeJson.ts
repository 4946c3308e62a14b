import { problem } from "../../../errors";
import { call } from "../../check/call";
import { isNumber } from "../../check/coercion";
import type { Scope } from "../../check/scope";
import { nullConstant, text, type ItemValue, type Typed } from "../../check/typed";
import { scalar } from "../../functions/define";
import { literal } from "../../translate/duckdb/text";
import { typeName } from "../../typeName";
import { types } from "../../types";
import { callOf } from "../internal";
import { fieldsOf } from "../members";

const quoted = scalar("quoted(string) => string", ([value]) => `CAST(to_json(${value}) AS VARCHAR)`);
const list = scalar("list(string[]) => string", ([items]) => `'[' || array_to_string(${items}, ',') || ']'`);

const object = (names: readonly string[]) =>
  scalar("object(string...) => string", (values) => {
    const member = (value: string, index: number): string => {
      const name = literal(`${JSON.stringify(names[index])}:`);
      return `CASE WHEN ${value} IS NOT NULL THEN ${name} || ${value} END`;
    };
    return `'{' || concat_ws(',', ${values.map(member).join(", ")}) || '}'`;
  });

/** A value as the text of a JSON document. Members that are NULL are left out, as Spark does. */
export const jsonText = (value: Typed, scope: Scope): Typed => textOf(value, 0, scope);

function textOf(value: Typed, depth: number, scope: Scope): Typed {
  const { type } = value;
  if (isNumber(type) || type.kind === "boolean") return call("toString", [value], {}, scope);
  switch (type.kind) {
    case "string":
      return callOf(quoted, [value], types.string);
    case "date":
      return callOf(quoted, [call("toString", [value, text("yyyy-MM-dd")], {}, scope)], types.string);
    case "timestamp": {
      const written = call("toString", [value, text("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")], {}, scope);
      return callOf(quoted, [written], types.string);
    }
    case "array": {
      const item: ItemValue = { kind: "item", type: type.of, identifier: `item:json${depth}` };
      const body = call("coalesce", [textOf(item, depth + 1, scope), text("null")], {}, scope);
      const texts = call("map", [value, { kind: "lambda", type: types.string, items: { item }, body }], {}, scope);
      return callOf(list, [texts], types.string);
    }
    case "complex": {
      const fields = fieldsOf(value);
      const members = fields.map((field) => textOf(field.value, depth, scope));
      const written = callOf(object(fields.map(({ name }) => name)), members, types.string);
      const missing = call("isNull", [value], {}, scope);
      return call("iif", [missing, { ...nullConstant, type: types.string }, written], {}, scope);
    }
    default: {
      const feature = `stringify of ${typeName(type)}`;
      scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }));
      return text("");
    }
  }
}
