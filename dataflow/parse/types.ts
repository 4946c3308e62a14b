import { problem } from "../../errors";
import { scalarKinds, types, type DataType, type Field, type ScalarKind } from "../types";
import { deepest, type Cursor } from "./cursor";

/** `string`, `decimal(10,2)`, `(name as type, …)`, `[key, value]`, and any of them as an array: `type[]`. */
export function parseType(cursor: Cursor): DataType {
  const start = cursor.current;
  let type = cursor.nested(() => singleType(cursor));
  for (let links = 0; links < deepest; links += 1) {
    if (!cursor.is("[") || !cursor.nextIs("]")) return type;
    cursor.advance();
    cursor.advance();
    type = types.array(type);
  }
  throw cursor.tooDeep(start);
}

function singleType(cursor: Cursor): DataType {
  const start = cursor.current;
  if (cursor.take("(")) return types.complex(cursor.list(")", "(", start, () => field(cursor)));
  if (cursor.take("[")) {
    const key = parseType(cursor);
    cursor.expect(",", "`,` between the key and the value of a map type");
    const value = parseType(cursor);
    cursor.expect("]", "`]` to close the map type");
    return types.map(key, value);
  }
  if (start.kind !== "name") cursor.fail("a type");
  cursor.advance();
  if (start.value === "decimal") return decimal(cursor);
  if ((scalarKinds as readonly string[]).includes(start.value)) return { kind: start.value as ScalarKind };
  const known = scalarKinds.filter((kind) => kind !== "any").join(", ");
  throw problem("script-type", { type: start.value, known }, { line: start.line, column: start.column });
}

/** Without arguments, the precision and scale are those of `toDecimal` (Microsoft: Data transformation expressions). */
function decimal(cursor: Cursor): DataType {
  if (!cursor.take("(")) return types.decimal(10, 0);
  const precision = wholeNumber(cursor, "the precision of the decimal");
  cursor.expect(",");
  const scale = wholeNumber(cursor, "the scale of the decimal");
  cursor.expect(")", "`)` to close `decimal(`");
  return types.decimal(precision, scale);
}

function wholeNumber(cursor: Cursor, expected: string): number {
  if (cursor.current.kind !== "number" || !/^\d{1,3}$/.test(cursor.current.value)) cursor.fail(expected);
  return Number(cursor.advance().value);
}

function field(cursor: Cursor): Field {
  const name = cursor.expectName("the name of a column").value;
  if (!cursor.isWord("as")) cursor.fail(`\`as\` and the type of \`${name}\``);
  cursor.advance();
  const type = parseType(cursor);
  return cursor.current.kind === "string" ? { name, type, format: cursor.advance().value } : { name, type };
}
