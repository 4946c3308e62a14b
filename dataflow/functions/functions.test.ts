import { catalogue } from ".";
import { readingPattern, writingPattern } from "./datePattern";
import { documentedFunctions } from "./reference";
import { parametersFor, signature } from "./signature";

describe("The catalogue", () => {
  test("has only functions that the reference documents, by their spelling", () => {
    const names = [...catalogue].flatMap(([name, definition]) => (name === definition.name ? [name] : []));
    expect(names.filter((name) => !documentedFunctions.has(name))).toEqual([]);
  });

  test("gives every aggregate its conditional twin", () => {
    expect(catalogue.get("sumIf")).toBe(catalogue.get("sum"));
  });
});

describe("A signature", () => {
  test.each([
    ["substring(string, integral, [integral]) => string", 2, ["string", "integral"]],
    ["substring(string, integral, [integral]) => string", 3, ["string", "integral", "integral"]],
    ["substring(string, integral, [integral]) => string", 4, undefined],
    ["concat(string, string...) => string", 3, ["string", "string", "string"]],
    ["case(boolean, T, {boolean, T}..., [T]) => T", 5, ["boolean", "T", "boolean", "T", "T"]],
    ["in(T[], T) => boolean", 1, undefined],
    ["currentTimestamp() => timestamp", 0, []],
  ])("%s takes %i arguments as %j", (text, count, expected) => {
    expect(parametersFor(signature(text), count)).toEqual(expected);
  });
});

describe("A Java date pattern", () => {
  test.each([
    ["yyyy-MM-dd HH:mm:ss", ["%Y-%m-%d %H:%M:%S"]],
    ["M/d/yyyy h:mm:ss a", ["%m/%d/%Y %I:%M:%S %p"]],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", ["%Y-%m-%dT%H:%M:%S.%fZ"]],
    ["yyyy-MM-dd[ HH:mm[:ss]]", ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"]],
    ["dd MMM yyyy 'o''clock' 100%", ["%d %b %Y o'clock 100%%"]],
  ])("%s is read by %j", (pattern, formats) => {
    expect(readingPattern(pattern).formats).toEqual(formats);
  });

  test.each(["yyyy-ww", "hh:mm", "yyyy[MM", "Q"])("%s is refused", (pattern) => {
    expect(() => readingPattern(pattern)).toThrow(expect.objectContaining({ code: "unsupported-datePattern" }));
  });

  test("writes without leading zeros where it says so", () => {
    expect(writingPattern("d/M/yyyy HH:mm:ss.SSS")).toBe("%-d/%-m/%Y %H:%M:%S.%g");
  });
});
