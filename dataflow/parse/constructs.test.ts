import { printExpression, printType } from "../print";
import { withoutSpans } from "../testing/withoutSpans";
import { parseExpression, parseType } from ".";

/** Each expression as a person may write it, and as it is printed. */
test.each([
  ["'it\\'s \\\\ \\n'", "'it\\'s \\\\ \\n'"],
  ["`^\\d+'$`", "'^\\\\d+\\'$'"],
  ["'\\d+'", "'\\\\d+'"],
  ['"plain"', "'plain'"],
  ['"{}"', "'{}'"],
  ['"a {b} c"', '"a {b} c"'],
  ['"{iif(x, "in {y + "{z}"}", \'no\')}"', '"{iif(x, "in {y + "{z}"}", \'no\')}"'],
  ['"\\{not a hole\\} {b}"', '"\\{not a hole\\} {b}"'],
  ['"{{odd name}}"', '"{{odd name}}"'],
  [".2 + 1L - 0xFF", "(.2 + 1L) - 0xFF"],
  ["-7L", "-7L"],
  ["- -a", "-(-a)"],
  ["!a && !(b || c)", "!a && !(b || c)"],
  ["a&&b&&c", "a && b && c"],
  ["a && (b && c)", "a && (b && c)"],
  ["a || b && c == d + e * f", "a || (b && (c == (d + (e * f))))"],
  ["a - b - c", "(a - b) - c"],
  ["a === b", "a === b"],
  ["a <=> 'x' ^ b < c", "(a <=> 'x') ^ (b < c)"],
  ["((a))", "a"],
  ["null", "null"],
  ["null()", "null()"],
  ["true", "true"],
  ["{true}", "{true}"],
  ["{indic_de,geo\\time} + {SAMPLE\\nID}", "{indic_de,geo\\time} + {SAMPLE\\nID}"],
  ["{}", "{}"],
  ["{plain}", "plain"],
  ["stream@col", "stream@col"],
  ["{my stream}@{my col}", "{my stream}@{my col}"],
  ["Split1@branch@col", "Split1@branch@col"],
  ["{LandingTable@PRODUCT_ID}", "{LandingTable@PRODUCT_ID}"],
  ["$root + $$ + $0 + $1", "$root + $$ + $0 + $1"],
  ["${odd name}", "${odd name}"],
  [":local + #item.a + #item_1", ":local + #item.a + #item_1"],
  ["sink#lookup(k).col", "sink#lookup(k).col"],
  ["{cache sink}#outputs()[1].c", "{cache sink}#outputs()[1].c"],
  ["[1, 'a']", "[1, 'a']"],
  ["[]", "[]"],
  ["['k' -> v, 'l'->1]", "['k' -> v, 'l' -> 1]"],
  ["@(a = 1, {b c} = @(d = e))", "@(a = 1, {b c} = @(d = e))"],
  ["byName('x') ? string", "byName('x') ? string"],
  ["byItem(a, 'b') ? (c as string, d as integer[])", "byItem(a, 'b') ? (c as string, d as integer[])"],
  ["(x ? string) == 'a'", "(x ? string) == 'a'"],
  ["x ? string[]", "x ? string[]"],
  ["(a + b).c[1]", "(a + b).c[1]"],
  ["a /* why */ + // because\n b", "a + b"],
  ["ERROR_FUNCTION('bad')", "ERROR_FUNCTION('bad')"],
  ["iif (a, b)", "iif(a, b)"],
])("%s is read and printed as %s", (written, printed) => {
  const read = parseExpression(written);
  expect(printExpression(read)).toBe(printed);
  expect(withoutSpans(parseExpression(printed))).toEqual(withoutSpans(read));
});

test.each([
  ["string", "string"],
  ["decimal(18, 6)", "decimal(18,6)"],
  ["decimal", "decimal(10,0)"],
  ["integer[][]", "integer[][]"],
  ["[string, long]", "[string,long]"],
  ["(a as string, {b c} as (d as date 'yyyy-MM-dd')[])", "(a as string, {b c} as (d as date 'yyyy-MM-dd')[])"],
])("the type %s is read and printed as %s", (written, printed) => {
  expect(printType(parseType(written))).toBe(printed);
});

test("the parts of an expression know where they stand", () => {
  expect(parseExpression("a +\n  upper(b)")).toMatchObject({
    at: { line: 1, column: 1, offset: 0, length: 14 },
    right: { at: { line: 2, column: 3, offset: 6, length: 8 }, args: [{ at: { line: 2, column: 9 } }] },
  });
});

test("in a name only line ends are escaped: a file's header may have any other backslash", () => {
  expect(parseExpression("{geo\\time}")).toMatchObject({ kind: "column", name: "geo\\time" });
  expect(parseExpression("{SAMPLE\\nID}")).toMatchObject({ kind: "column", name: "SAMPLE\nID" });
});
