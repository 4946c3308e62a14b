import { dataFlow } from ".";

const script = `
  source(output(id as integer, price as decimal(10,2), at as timestamp)) ~> given
  given sort(desc(id, true)) ~> sorted
  sorted sink() ~> out`;
const rows = [
  { id: 1, price: "1.50", at: "2024-01-31T10:00:00Z" },
  { id: 2, price: "2", at: null },
];
const flow = dataFlow(script).given({ given: rows });

test("values are compared by the types of the columns, rows in any order", async () => {
  await expect(flow).toGive({ out: [{ id: 1, price: 1.5, at: "2024-01-31 10:00:00" }, { price: "2.0" }] });
});

test("the order counts where it is asked for", async () => {
  await expect(flow).toGive({ out: [{ id: 2 }, { id: 1 }] }, { ordered: true });
  await expect(flow).not.toGive({ out: [{ id: 1 }, { id: 2 }] }, { ordered: true });
});

test("a failure shows rows that differ, are missing and are unexpected", async () => {
  const expected = { out: [{ id: 1, price: 9 }, { id: 7, price: 7 }] }; // prettier-ignore
  await expect(expect(flow).toGive(expected)).rejects.toThrow(
    [
      'sink "out": 1 different (expected → got), 1 missing, 1 unexpected',
      "     id  price",
      "  ~  1   9 → 1.50",
      "  -  7   7",
      "  +  2   2.00",
    ].join("\n"),
  );
});

test("rows that name different columns are paired so that all match, if they can", async () => {
  const pairs = dataFlow("source(output(a as integer, b as integer)) ~> given\ngiven sink() ~> out");
  const given = [{ a: 1, b: 2 }, { a: 1, b: 3 }]; // prettier-ignore
  await expect(pairs.given({ given })).toGive({ out: [{ a: 1 }, { b: 2 }] });
});

test("a sink that the flow lacks is a problem", async () => {
  await expect(expect(flow).toGive({ other: [] })).rejects.toMatchObject({ code: "flow-sink-unknown" });
});
