import { runRows, type GivenSource } from "./runRows";
import { customers, declared, orders } from "./shop";

const cleaning = `
  input(output(key as string, amount as decimal(18,2)), order: 0, allowSchemaDrift: false) ~> rows
  rows derive(key = upper(rows@key)) ~> upper
  upper filter(!isNull(key)) ~> kept
  kept output() ~> clean
  upper filter(isNull(key)) ~> none none output() ~> rest`;

const run = async (flow: string, flowlets: Readonly<Record<string, string>>) =>
  runRows(`${declared}${flow}`, { orders, customers }, { flowlets });

describe("A flowlet", () => {
  test("runs in the place of compose, with the columns that it is given", async () => {
    const rows = await run(
      `orders compose(mapColumn(key = orders@customer), composition: 'Cleaning') ~> f@(clean, rest)
       f@clean sink() ~> out f@rest sink() ~> bad`,
      { Cleaning: cleaning },
    );
    expect(rows).toEqual({
      out: [{ key: "A", amount: "10.00" }, { key: "B", amount: "20.00" }, { key: "A", amount: null }], // prettier-ignore
      bad: [{ key: null, amount: "30.00" }],
    });
  });

  test("may be used twice, read several streams in their order, and use others", async () => {
    const pairing = `
      input(output(city as string), order: 1) ~> places
      input(output(id as integer, customer as string), order: 0) ~> sales
      sales, places join(id == 1 && city == 'Oslo', joinType: 'cross') ~> both
      both select(mapColumn(key = customer, amount = toDecimal(id, 18, 2))) ~> named
      named compose(composition: 'Cleaning') ~> inner@(clean)
      inner@clean output() ~> pairs`;
    const rows = await run(
      `orders, customers compose(composition: 'Pairing') ~> one@(pairs)
       orders, customers compose(composition: 'Pairing') ~> two@(pairs)
       one@pairs, two@pairs union(byName: true) ~> u u sink() ~> out`,
      { Cleaning: cleaning, Pairing: pairing },
    );
    expect(rows["out"]).toEqual([
      { key: "A", amount: "1.00" },
      { key: "A", amount: "1.00" },
    ]);
  });

  test.each([
    ["that is not at hand", {}],
    ["that uses itself", { Cleaning: "input(output(key as string)) ~> i i compose(composition: 'Cleaning') ~> c@(clean) c@clean output() ~> clean" }], // prettier-ignore
  ])("%s is refused by name", async (_, flowlets) => {
    await expect(
      run(
        "orders compose(mapColumn(key = customer), composition: 'Cleaning') ~> f@(clean) f@clean sink() ~> out",
        flowlets,
      ),
    ).rejects.toMatchObject({ code: "unsupported-feature" });
  });
});

test("An external call gives the rows that are supplied under its name", async () => {
  const answer: GivenSource = { columns: { id: "integer", rate: "double" }, rows: [[1, 2.5]] };
  const flow = `${declared} orders call(mapColumn(id), skipDuplicateMapInputs: false) ~> rates
    rates derive(twice = rate * 2) ~> d d sink() ~> out`;
  expect((await runRows(flow, { orders, customers, rates: answer }))["out"]).toEqual([{ id: 1, rate: 2.5, twice: 5 }]);
  await expect(runRows(flow, { orders, customers })).rejects.toMatchObject({ code: "unsupported-feature" });
});
