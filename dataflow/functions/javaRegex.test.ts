import { compiledRegex } from "./compiledRegex";
import { re2Pattern } from "./javaRegex";

describe("A regular expression of Java", () => {
  test.each([
    ["[a-z_]+\\d{2,}?", "[a-z_]+\\d{2,}?"],
    ["a.b", "a[^\\n\\r\\x{85}\\x{2028}\\x{2029}]b"],
    ["(?s)a.b", "(?s)a.b"],
    ["\\s[\\s,]", "[\\t\\n\\x0B\\f\\r ][\\t\\n\\x0B\\f\\r ,]"],
    ["\\u00e9\\x41\\0101", "\\x{00e9}\\x{41}\\x{41}"],
    ["\\p{Alpha}[\\p{Digit}\\p{L}]\\p{IsLatin}", "[[:alpha:]][[:digit:]\\p{L}]\\p{Latin}"],
    ["(?<year>\\d+)", "(?P<year>\\d+)"],
    ["\\Qa.b\\E", "a\\.b"],
    ["[]a\\-]", "[]a\\-]"],
  ])("%s is %s for RE2", (java, re2) => {
    expect(re2Pattern(java, "place").text).toBe(re2);
  });

  test.each([
    ["(?=a)", "(?="],
    ["(?<!a)", "(?<!"],
    ["(?>a)", "(?>"],
    ["(a)\\1", "\\1"],
    ["a++", "++"],
    ["a{2}+", "{2}+"],
    ["[a-z&&[^b]]", "a class inside of a class"],
    ["[a&&b]", "&& in a class"],
    ["(?m)^a", "(?m)"],
    ["(?x) a", "(?x)"],
    ["\\p{javaLowerCase}", "\\p{javaLowerCase}"],
    ["\\G", "\\G"],
    ["{a}", "{ by itself"],
    ["a$b", "$ before more"],
  ])("%s is refused for its %s", (java, part) => {
    expect(() => re2Pattern(java, "test")).toThrow(
      expect.objectContaining({
        code: "unsupported-regex",
        message: expect.stringContaining(`: ${part} has`) as string,
      }),
    );
  });

  test("that is none says what is wrong with it", () => {
    expect(() => compiledRegex("a(b", "test")).toThrow(
      expect.objectContaining({ code: "value-regex", message: expect.stringContaining("missing closing )") as string }),
    );
  });

  test("takes time in proportion to the text, whatever it is", () => {
    const begun = performance.now();
    const text = `${"a".repeat(50_000)}!`;
    expect(compiledRegex("^(a+)+$", "test").regex.matcher(text).find()).toBe(false);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
