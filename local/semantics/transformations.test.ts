import { runRows, type GivenSource } from "./run-rows";

const orders: GivenSource = {
  columns: { id: "integer", customer: "string", amount: "decimal(18,2)" },
  rows: [
    [1, "a", 10],
    [2, "b", 20],
    [3, null, 30],
    [4, "a", null],
  ],
};
const customers: GivenSource = {
  columns: { customer: "string", city: "string", since: "integer" },
  rows: [
    ["a", "Oslo", 2],
    ["a", "Bergen", 1],
    [null, "Nowhere", 3],
    ["c", "Rome", 4],
  ],
};
const declared = `
  source(output(id as integer, customer as string, amount as decimal(18,2))) ~> orders
  source(output(customer as string, city as string, since as integer)) ~> customers
`;
const run = async (flow: string, parameters: Readonly<Record<string, string>> = {}) => {
  const head = flow.includes("parameters{") ? flow.replace("SOURCES", declared) : `${declared}${flow}`;
  return (await runRows(head, { orders, customers }, parameters))["out"];
};

describe("select", () => {
  test("keeps the first of two mappings of a column, and of two columns of a name", async () => {
    const rows = await run(`
      orders select(mapColumn(id, number = id, x = customer, x = amount),
        skipDuplicateMapInputs: true, skipDuplicateMapOutputs: true) ~> picked
      picked sink() ~> out`);
    expect(rows?.[0]).toEqual({ id: 1, x: "a" });
  });

  test("names columns by a pattern, in the order of the mappings", async () => {
    const rows = await run(`
      orders select(mapColumn(amount, each(match(type == 'string' || name == 'id'), 'o_' + $$ = $$))) ~> picked
      picked sink() ~> out`);
    expect(rows?.[0]).toEqual({ amount: "10.00", o_id: 1, o_customer: "a" });
  });

  test("renames by the groups of a regular expression", async () => {
    const rows = await run(
      "orders select(mapColumn(each(patternMatch(`(am).*`), $1 + 't' = $$))) ~> s s sink() ~> out",
    );
    expect(rows?.[0]).toEqual({ amt: "10.00" });
  });
});

describe("derive", () => {
  test("lets every expression see the input row, and shares through locals", async () => {
    const rows = await run(`
      orders derive(twice := id * 2, id = :twice, before = id, each(match(type == 'string'), $$ = upper($$))) ~> d
      d sink() ~> out`);
    expect(rows?.[0]).toEqual({ id: 2, customer: "A", amount: "10.00", before: 1 });
  });
});

describe("filter", () => {
  test("drops a row whose condition is null", async () => {
    expect(await run("orders filter(customer != 'b') ~> f f sink(mapColumn(id)) ~> out")).toEqual([
      { id: 1 },
      { id: 4 },
    ]);
  });

  test("reads parameters, those that are given before their defaults", async () => {
    const flow = `parameters{ least as integer (99) } SOURCES
      orders filter(id >= $least) ~> f f sink(mapColumn(id)) ~> out`;
    expect(await run(flow, { least: "4" })).toEqual([{ id: 4 }]);
    expect(await run(flow)).toEqual([]);
  });
});

describe("join", () => {
  const joined = (type: string) =>
    run(`orders, customers join(orders@customer == customers@customer, joinType: '${type}') ~> j
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
      await run("orders, customers join(id > since, joinType: 'cross') ~> j j sink(mapColumn(id, since)) ~> out"),
    ).toHaveLength(6);
  });
});

describe("lookup", () => {
  test("gives one row for each left row, the first by the order, and marks the matched", async () => {
    const rows = await run(`
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
    const rows = await run(`
      orders, customers lookup(orders@customer == customers@customer && since > 0, multiple: false, pickup: 'last', asc(since, false)) ~> l
      l sink(mapColumn(id, city)) ~> out`);
    expect(rows?.find(({ id }) => id === 1)).toEqual({ id: 1, city: "Oslo" });
  });
});

describe("exists", () => {
  test("keeps matched rows, or with negate those without a match, null keys among them", async () => {
    const kept = (negate: boolean) =>
      run(`orders, customers exists(orders@customer == customers@customer, negate: ${negate}) ~> e
        e sort(asc(id, false)) ~> o
        o sink(mapColumn(id)) ~> out`);
    expect(await kept(false)).toEqual([{ id: 1 }, { id: 4 }]);
    expect(await kept(true)).toEqual([{ id: 2 }, { id: 3 }]);
  });
});

describe("union", () => {
  test("by name fills what a stream lacks with null, and keeps doubles", async () => {
    const rows = await run("orders, customers, orders union(byName: true) ~> u u sink() ~> out");
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
    const rows = await run(`
      orders select(mapColumn(customer, id)) ~> a
      customers select(mapColumn(city, since)) ~> b
      a, b union(byName: false) ~> u u sink() ~> out`);
    expect(rows).toContainEqual({ customer: "Rome", id: 4 });
  });
});

describe("aggregate", () => {
  test("takes null as a group, and counts as the reference says", async () => {
    const rows = await run(`
      orders aggregate(groupBy(customer), n = count(), filled = count(amount), total = sum(amount),
        large = countIf(amount > 15), mean = avg(amount)) ~> g
      g sort(asc(customer, true)) ~> o
      o sink() ~> out`);
    expect(rows).toEqual([
      { customer: null, n: "1", filled: "1", total: "30.00", large: "1", mean: "30.000000" },
      { customer: "a", n: "2", filled: "1", total: "10.00", large: "0", mean: "10.000000" },
      { customer: "b", n: "1", filled: "1", total: "20.00", large: "1", mean: "20.000000" },
    ]);
  });

  test("without groups gives one row, of no rows too", async () => {
    expect(
      await run("orders filter(false()) ~> none none aggregate(n = count(), most = max(id)) ~> g g sink() ~> out"),
    ).toEqual([{ n: "0", most: null }]);
  });

  test("groups by an expression and takes other columns by a pattern", async () => {
    const rows = await run(`
      orders aggregate(groupBy(named = isNull(customer)), each(match(name != 'customer'), $$ = max($$))) ~> g
      g sort(asc(named)) ~> o o sink() ~> out`);
    expect(rows).toEqual([
      { named: false, id: 4, amount: "20.00" },
      { named: true, id: 3, amount: "30.00" },
    ]);
  });
});

describe("window", () => {
  test("numbers rows in the order, nulls where the flag puts them", async () => {
    const rows = await run(`
      orders window(over(customer), desc(amount, false), asc(id, true), n = rowNumber(), before = lag(id)) ~> w
      w filter(n == 2) ~> second
      second sink() ~> out`);
    expect(rows).toEqual([{ id: 4, customer: "a", amount: null, n: 2, before: 1 }]);
  });

  test("sums over the rows between the offsets", async () => {
    const rows = await run(`
      orders window(over(1 == 1), asc(id, true), startRowOffset: -1L, endRowOffset: 0L, s = sum(id), top = last(id, true())) ~> w
      w sort(asc(id, true)) ~> o o sink(mapColumn(id, s, top)) ~> out`);
    expect(rows?.map(({ s }) => s)).toEqual(["1", "3", "5", "7"]);
    expect(rows?.map(({ top }) => top)).toEqual([1, 2, 3, 4]);
  });
});

describe("alterRow", () => {
  test("marks each row with the first policy that is true, else insert", async () => {
    const rows = await run(`
      orders alterRow(deleteIf(id == 1), upsertIf(id <= 2)) ~> marked
      marked filter(isUpsert() || isInsert()) ~> kept
      kept sink(mapColumn(id), upsertable: true, keys: ['id']) ~> out`);
    expect(rows).toEqual([
      { id: 2, $policy: "upsert" },
      { id: 3, $policy: "insert" },
      { id: 4, $policy: "insert" },
    ]);
  });
});

describe("split", () => {
  const branches = async (disjoint: boolean) =>
    runRows(
      `${declared} orders split(amount > 15, amount > 5, disjoint: ${disjoint}) ~> s@(large, some, rest)
       s@large sink(mapColumn(id)) ~> a  s@some sink(mapColumn(id)) ~> b  s@rest sink(mapColumn(id)) ~> c`,
      { orders, customers },
    );

  test("with disjoint: false sends a row to its first match, null conditions to the default", async () => {
    expect(await branches(false)).toEqual({ a: [{ id: 2 }, { id: 3 }], b: [{ id: 1 }], c: [{ id: 4 }] });
  });

  test("with disjoint: true sends a row to every match", async () => {
    expect(await branches(true)).toEqual({
      a: [{ id: 2 }, { id: 3 }],
      b: [{ id: 1 }, { id: 2 }, { id: 3 }],
      c: [{ id: 4 }],
    });
  });
});

describe("assert", () => {
  const expectations = `expectTrue(amount > 15, false, 'large', null, 'too small'),
    expectUnique(customer, false, 'once', null, 'there twice'),
    expectExists(orders@customer == customers@customer, false, 'known', null, 'unknown')`;

  test("marks rows with the ids of what they break", async () => {
    const rows = await run(`
      orders, customers assert(${expectations}) ~> checked
      checked derive(bad = isError(), small = hasError('large')) ~> d
      d sort(asc(id, true)) ~> o o sink(mapColumn(id, bad, small)) ~> out`);
    expect(rows).toEqual([
      { id: 1, bad: true, small: true, $errors: ["large", "once"] },
      { id: 2, bad: true, small: false, $errors: ["known"] },
      { id: 3, bad: true, small: false, $errors: ["known"] },
      { id: 4, bad: true, small: true, $errors: ["large", "once"] },
    ]);
  });

  test.each([
    ["expectTrue(amount > 15, false, 'large', null, 'too small')", "assert large: too small"],
    ["expectUnique(customer, false, 'once', null, 'there twice')", "assert once: there twice"],
    ["expectExists(orders@customer == customers@customer, false, 'known', null, 'unknown')", "assert known: unknown"],
  ])("with abort stops the flow before any sink: %s", async (expectation, message) => {
    await expect(run(`orders, customers assert(${expectation}, abort: true) ~> c c sink() ~> out`)).rejects.toThrow(
      message,
    );
  });

  test("tests only the rows of its filter", async () => {
    expect(
      await run(
        "orders assert(expectTrue(amount > 15, true, 'large', id == 2, 'm')) ~> c c sink(mapColumn(id)) ~> out",
      ),
    ).toHaveLength(4);
  });
});

describe("cached lookups", () => {
  test("find the first row of a key, nothing for null, and whole-cache values", async () => {
    const rows = await run(`
      customers aggregate(groupBy(customer), cities = count(), town = max(city)) ~> towns
      towns sink(store: 'cache', format: 'inline', keys: ['customer'], output: false, saveOrder: 1) ~> byCustomer
      orders aggregate(most = max(id)) ~> top
      top sink(store: 'cache', format: 'inline', output: false, saveOrder: 2) ~> total
      orders derive(town = byCustomer#lookup(customer).town, most = total#output().most, rows = size(total#outputs())) ~> d
      d sort(asc(id, true)) ~> o
      o sink(mapColumn(id, town, most, rows)) ~> out`);
    expect(rows).toEqual([
      { id: 1, town: "Oslo", most: 4, rows: 1 },
      { id: 2, town: null, most: 4, rows: 1 },
      { id: 3, town: null, most: 4, rows: 1 },
      { id: 4, town: "Oslo", most: 4, rows: 1 },
    ]);
  });
});

describe("keyGenerate, rank and cast", () => {
  test("number rows from a start in steps", async () => {
    const rows = await run(
      "orders keyGenerate(output(key as long), startAt: 10L, stepValue: 5L) ~> k k sink(mapColumn(key)) ~> out",
    );
    expect(rows?.map(({ key }) => key).toSorted()).toEqual(["10", "15", "20", "25"]);
  });

  test("rank all rows, with or without gaps", async () => {
    const ranks = async (dense: boolean) =>
      (
        await run(
          `customers rank(asc(customer, true), output(place as long), dense: ${dense}) ~> r r sink(mapColumn(place)) ~> out`,
        )
      )
        ?.map(({ place }) => place)
        .toSorted();
    expect(await ranks(false)).toEqual(["1", "2", "2", "4"]);
    expect(await ranks(true)).toEqual(["1", "2", "2", "3"]);
  });

  test("convert columns, null where they cannot be", async () => {
    const rows = await run(
      "customers cast(output(city as integer, since as string)) ~> c c sink(mapColumn(city, since)) ~> out",
    );
    expect(rows?.[0]).toEqual({ city: null, since: "2" });
  });
});
