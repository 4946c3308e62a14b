import { rewritten } from "./rewritten";

test("tells the tables whose files changed, and how many of them", () => {
  const before = { salesline: ["a", "b", "c"], custtable: ["d"], currency: [] };
  const after = { salesline: ["a", "e", "f", "g"], custtable: ["d"], currency: [], salestable: ["h"] };
  expect(rewritten(before, after)).toEqual([
    { table: "salesline", before: 3, removed: 2, added: 3 },
    { table: "salestable", before: 0, removed: 0, added: 1 },
  ]);
});
