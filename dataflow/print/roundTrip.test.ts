import fc from "fast-check";
import { parse, parseExpression, parseType } from "../parse";
import { dataType, expression, script } from "../testing/arbitraries";
import { withoutSpans } from "../testing/withoutSpans";
import { print, printExpression, printType } from ".";

test("an expression is read back as it was built", () => {
  fc.assert(
    fc.property(expression, (built) => {
      expect(withoutSpans(parseExpression(printExpression(built)))).toEqual(built);
    }),
    { numRuns: 500 },
  );
});

test("a type is read back as it was built", () => {
  fc.assert(fc.property(dataType, (built) => expect(parseType(printType(built))).toEqual(built)));
});

test("a script is read back as it was built, and prints as before", () => {
  fc.assert(
    fc.property(script, (built) => {
      const printed = print(built);
      const read = parse(printed);
      expect(read.problems).toEqual([]);
      expect(withoutSpans(read.script)).toEqual(built);
      expect(print(read.script)).toBe(printed);
    }),
    { numRuns: 300 },
  );
});
