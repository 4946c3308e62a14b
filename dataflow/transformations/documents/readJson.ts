import { call } from "../../check/call";
import type { Scope } from "../../check/scope";
import { nullConstant, type ItemValue, type Typed } from "../../check/typed";
import { scalar } from "../../functions/define";
import { literal } from "../../translate/duckdb/text";
import { types, type DataType } from "../../types";
import { converted } from "../conversion";
import { callOf } from "../internal";
import { structureOf } from "../members";

const result = () => undefined;
const document = scalar("document(string) => string", ([json]) => `CASE WHEN json_valid(${json}) THEN ${json} END`);
const object = scalar("object(string) => string", ([json]) => {
  const several = literal("parse: a document is an array of documents where one is declared");
  return `CASE json_type(${json}) WHEN 'OBJECT' THEN ${json} WHEN 'ARRAY' THEN error(${several}) END`;
});
const items = scalar(
  "items(string) => string[]",
  ([json]) => `CASE json_type(${json}) WHEN 'ARRAY' THEN CAST(json_extract(${json}, '$[*]') AS VARCHAR[]) END`,
);
const scalarText = scalar("text(string) => string", ([json]) => `json_extract_string(${json}, '$')`);

const part = (name: string) => {
  const pointer = literal(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return scalar("part(string) => string", ([json]) => `CAST(json_extract(${json}, ${pointer}) AS VARCHAR)`, { result });
};

/**
 * A text that holds a JSON document, as a value of a type. A text that is no JSON is NULL, and so is a part that is missing
 * or of another form; single values are converted as their text would be.
 */
export const jsonValue = (source: Typed, type: DataType, scope: Scope): Typed =>
  valueOf(callOf(document, [source], types.string), type, 0, scope);

function valueOf(json: Typed, type: DataType, depth: number, scope: Scope): Typed {
  switch (type.kind) {
    case "complex": {
      const members = type.fields.map(({ name, type: of }) => ({
        name,
        value: valueOf(callOf(part(name), [json], types.string), of, depth, scope),
      }));
      const missing = call("isNull", [callOf(object, [json], types.string)], {}, scope);
      const built = structureOf(members);
      return call("iif", [missing, { ...nullConstant, type: built.type }, built], {}, scope);
    }
    case "array": {
      const item: ItemValue = { kind: "item", type: types.string, identifier: `item:json${depth}` };
      const body = valueOf(item, type.of, depth + 1, scope);
      const array = callOf(items, [json], types.array(types.string));
      return call("map", [array, { kind: "lambda", type: body.type, items: { item }, body }], {}, scope);
    }
    default:
      return converted(callOf(scalarText, [json], types.string), type, { feature: "parsing" }, scope);
  }
}
