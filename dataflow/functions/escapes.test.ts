import { escape, unescape } from "./escapes";

test("html: what has a name that is not known here is an error, not another text", () => {
  expect(escape("<a & b>", "html")).toBe("&lt;a &amp; b&gt;");
  expect(unescape("&lt;a&gt; &#233;", "html")).toBe("<a> é");
  expect(() => escape("é", "html")).toThrow("beyond ASCII");
  expect(() => unescape("&eacute;", "html")).toThrow("&eacute;");
});
