import { rowsOf } from "./shop";

describe("join", () => {
  const joined = (type: string) =>
    rowsOf(`orders, customers join(orders@customer == customers@customer, joinType: '${type}') ~> j
      j select(mapColumn(id, ours = orders@customer, theirs = customers@customer, city)) ~> s
      s sort(asc(id, false), asc(city, false)) ~> o
      o sink() ~> out`);

  test("does not match null keys, and keeps both columns of a name", async () => {
    expect(await joined("inner")).toEqual([
      { id: 1, ours: "a", theirs: "a", city: "Bergen" },
      { id: 1, ours: "a", theirs: "a", city: "Oslo" },
      { id: 4, ours: "a", theirs: "a", city: "Bergen" },
      { id: 4, ours: "a", theirs: "a", city: "Oslo" },
    ]);
  });

  test.each([
    ["left", 6],
    ["right", 6],
    ["outer", 8],
  ])("%s keeps unmatched rows of its side: %i rows", async (type, count) => {
    expect(await joined(type)).toHaveLength(count);
  });

  test("cross pairs all rows for which the condition holds", async () => {
    expect(
      await rowsOf("orders, customers join(id > since, joinType: 'cross') ~> j j sink(mapColumn(id, since)) ~> out"),
    ).toHaveLength(6);
  });
});

describe("lookup", () => {
  test("gives one row for each left row, the first by the order, and marks the matched", async () => {
    const rows = await rowsOf(`
      orders, customers lookup(orders@customer == customers@customer, multiple: false, pickup: 'first', asc(since, false)) ~> l
      l derive(found = isMatch()) ~> d
      d select(mapColumn(id, city, found)) ~> s
      s sort(asc(id, false)) ~> o
      o sink() ~> out`);
    expect(rows).toEqual([
      { id: 1, city: "Bergen", found: true },
      { id: 2, city: null, found: false },
      { id: 3, city: null, found: false },
      { id: 4, city: "Bergen", found: true },
    ]);
  });

  test("takes the last by the order, among the right rows that the condition allows", async () => {
    const rows = await rowsOf(`
      orders, customers lookup(orders@customer == customers@customer && since > 0, multiple: false, pickup: 'last', asc(since, false)) ~> l
      l sink(mapColumn(id, city)) ~> out`);
    expect(rows?.find(({ id }) => id === 1)).toEqual({ id: 1, city: "Oslo" });
  });
});

describe("lookup of one row by any condition", () => {
  test("takes the first match by the order, and keeps rows without one", async () => {
    const rows = await rowsOf(`
      orders, customers lookup(id < since || city == 'Rome', multiple: false, pickup: 'first', desc(since, false)) ~> l
      l derive(found = isMatch()) ~> d d sink(mapColumn(id, city, found)) ~> out`);
    expect(rows).toHaveLength(4);
    expect(rows?.every(({ city, found }) => city === "Rome" && found === true)).toBe(true);
    const few = await rowsOf(
      "orders, customers lookup(since > id + 1, multiple: false, pickup: 'last', asc(since, true)) ~> l l sort(asc(id, true)) ~> o o sink(mapColumn(id, city)) ~> out",
    );
    expect(few?.map(({ city }) => city)).toEqual(["Rome", "Rome", null, null]);
  });
});

describe("exists", () => {
  test("keeps matched rows, or with negate those without a match, null keys among them", async () => {
    const kept = (negate: boolean) =>
      rowsOf(`orders, customers exists(orders@customer == customers@customer, negate: ${negate}) ~> e
        e sort(asc(id, false)) ~> o
        o sink(mapColumn(id)) ~> out`);
    expect(await kept(false)).toEqual([{ id: 1 }, { id: 4 }]);
    expect(await kept(true)).toEqual([{ id: 2 }, { id: 3 }]);
  });
});

describe("union", () => {
  test("by name fills what a stream lacks with null, and keeps doubles", async () => {
    const rows = await rowsOf("orders, customers, orders union(byName: true) ~> u u sink() ~> out");
    expect(rows).toHaveLength(12);
    expect(rows?.find(({ city }) => city === "Rome")).toEqual({
      id: null,
      customer: "c",
      amount: null,
      city: "Rome",
      since: 4,
    });
  });

  test("by position pairs the n-th columns", async () => {
    const rows = await rowsOf(`
      orders select(mapColumn(customer, id)) ~> a
      customers select(mapColumn(city, since)) ~> b
      a, b union(byName: false) ~> u u sink() ~> out`);
    expect(rows).toContainEqual({ customer: "Rome", id: 4 });
  });
});

describe("cached lookups", () => {
  test("find the first row of a key, nothing for null, and whole-cache values", async () => {
    const rows = await rowsOf(`
      customers aggregate(groupBy(customer), cities = count(), town = max(city)) ~> towns
      towns sink(store: 'cache', format: 'inline', keys: ['customer'], output: false, saveOrder: 1) ~> byCustomer
      orders aggregate(most = max(id)) ~> top
      top sink(store: 'cache', format: 'inline', output: false, saveOrder: 2) ~> total
      orders derive(town = byCustomer#lookup(customer).town, most = total#output().most, rows = size(total#outputs()), all = total#outputs().most[1]) ~> d
      d sort(asc(id, true)) ~> o
      o sink(mapColumn(id, town, most, rows, all)) ~> out`);
    expect(rows).toEqual([
      { id: 1, town: "Oslo", most: 4, rows: 1, all: 4 },
      { id: 2, town: null, most: 4, rows: 1, all: 4 },
      { id: 3, town: null, most: 4, rows: 1, all: 4 },
      { id: 4, town: "Oslo", most: 4, rows: 1, all: 4 },
    ]);
  });
});
