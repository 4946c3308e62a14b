import { stripVTControlCharacters } from "node:util";
import { rowTable } from "./rowTable";

const lines = (...of: Parameters<typeof rowTable>): readonly string[] =>
  stripVTControlCharacters(rowTable(...of))
    .split("\n")
    .map((line) => line.trim());

test("null is blank, an empty text is told from it, long values are cut, control characters are left out", () => {
  const rows = [
    { id: 1, text: null, tags: ["a"] },
    { id: 2, text: "", tags: null },
    { id: 3, text: `a\n\u001b[31m${"b".repeat(40)}`, tags: [] },
  ];
  expect(lines(["id", "text", "tags"], rows).map((line) => line.split(/ {2,}/))).toEqual([
    ["id", "text", "tags"],
    ["1", '["a"]'],
    ["2", '""'],
    ["3", `a [31m${"b".repeat(17)}…`, "[]"],
  ]);
});

test("columns that do not fit are counted", () => {
  const [head] = lines(["first", "second", "third"], [{ first: 1, second: 2, third: 3 }], 20);
  expect(head!.split(/ {2,}/)).toEqual(["first", "second", "and 1 more"]);
});
