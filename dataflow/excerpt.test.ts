import { excerpt } from "./excerpt";

test("underlines the place in its line", () => {
  const text = "a select() ~> b\nb filter(x ==) ~> c\n";
  expect(excerpt(text, { line: 2, column: 10, length: 4 })).toBe("b filter(x ==) ~> c\n         ^~~~");
});

test("keeps tabs, so that the underline stands below the place", () => {
  expect(excerpt("\t\tname as strnig", { line: 1, column: 11, length: 6 })).toBe(
    "\t\tname as strnig\n\t\t        ^~~~~~",
  );
});

test("ends the underline with the line", () => {
  expect(excerpt("'never closed\r\nnext", { line: 1, column: 1, length: 18 })).toBe("'never closed\n^~~~~~~~~~~~~");
});

test("marks the end of the text", () => {
  expect(excerpt("a filter(", { line: 1, column: 10 })).toBe("a filter(\n         ^");
});

test("cuts a long line around the place", () => {
  const text = `${"a".repeat(300)}!${"b".repeat(300)}`;
  const [line = "", underline = ""] = excerpt(text, { line: 1, column: 301 }).split("\n");
  expect(line).toHaveLength(102);
  expect(line[underline.indexOf("^")]).toBe("!");
});
