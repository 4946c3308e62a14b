import { decodeText, encodeText } from "./charsets";

/** What Java 17 gives. */
describe("An encoding", () => {
  test.each([
    ["US-ASCII", "aé€", [97, 63, 63]],
    ["ISO-8859-1", "é€\u0081", [0xe9, 63, 0x81]],
    ["windows-1252", "é€\u0081", [0xe9, 0x80, 63]],
    ["UTF-8", "é😀", [0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80]],
    ["UTF-16", "a", [0xfe, 0xff, 0, 97]],
    ["UTF-16BE", "a", [0, 97]],
    ["UTF-16LE", "a", [97, 0]],
  ])("%s writes %s as %j", (charset, text, bytes) => {
    expect([...encodeText(text, charset)]).toEqual(bytes);
  });

  test.each([
    ["US-ASCII", [97, 0xe9], "a\uFFFD"],
    ["ISO-8859-1", [0x80, 0xe9], "\u0080é"],
    ["Windows-1252", [0x80, 0x81], "€\uFFFD"],
    ["UTF-8", [0xef, 0xbb, 0xbf, 97, 0xff], "\uFEFFa\uFFFD"],
    ["UTF-16", [0xff, 0xfe, 97, 0], "a"],
    ["UTF-16", [0, 97], "a"],
    ["UTF-16LE", [0xff, 0xfe, 97, 0, 1], "\uFEFFa\uFFFD"],
  ])("%s reads %j as %j", (charset, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes), charset)).toBe(text);
  });

  test("that nobody knows is a problem, and one that the reference does not name is not answered", () => {
    expect(() => encodeText("a", "nope")).toThrow(expect.objectContaining({ code: "value-charset" }));
    expect(() => encodeText("a", "Shift_JIS")).toThrow(expect.objectContaining({ code: "unsupported-argument" }));
  });
});
