import { runRows } from "./runRows";
import { customers, declared, orders, rowsOf } from "./shop";

describe("select", () => {
  test("keeps the first of two mappings of a column, and of two columns of a name", async () => {
    const rows = await rowsOf(`
      orders select(mapColumn(id, number = id, x = customer, x = amount),
        skipDuplicateMapInputs: true, skipDuplicateMapOutputs: true) ~> picked
      picked sink() ~> out`);
    expect(rows?.[0]).toEqual({ id: 1, x: "a" });
  });

  test("names columns by a pattern, in the order of the mappings", async () => {
    const rows = await rowsOf(`
      orders select(mapColumn(amount, each(match(type == 'string' || name == 'id'), 'o_' + $$ = $$))) ~> picked
      picked sink() ~> out`);
    expect(rows?.[0]).toEqual({ amount: "10.00", o_id: 1, o_customer: "a" });
  });

  test("takes the first of several columns that a qualified name fits", async () => {
    const rows = await rowsOf(`
      orders derive(amount = amount * 2) ~> doubled
      orders, doubled join(orders@id == doubled@id, joinType: 'inner') ~> both
      both split(true(), disjoint: false) ~> s@(all, none)
      s@none sink(mapColumn(id = s@id)) ~> rest
      s@all select(mapColumn(id = s@all@id, amount = s@amount)) ~> one
      one sort(asc(id, true)) ~> o o sink() ~> out`);
    expect(rows?.[0]).toEqual({ id: 1, amount: "10.00" });
  });

  test("takes names from a list that is a parameter", async () => {
    const rows = await rowsOf(
      "orders select(mapColumn(each(match(position == 1), $names[2] = $$))) ~> s s sink() ~> out",
      "parameters{names as string[] (['a', 'b c'])}\n",
    );
    expect(rows?.[0]).toEqual({ "b c": 1 });
  });

  test("renames by the groups of a regular expression", async () => {
    const rows = await rowsOf(
      "orders select(mapColumn(each(patternMatch(`(am).*`), $1 + 't' = $$))) ~> s s sink() ~> out",
    );
    expect(rows?.[0]).toEqual({ amt: "10.00" });
  });

  test("takes a regular expression for what a name contains, as Microsoft's example does", async () => {
    const rows = await rowsOf(
      "orders select(mapColumn(each(patternMatch(`(o)`), $1 + '_' + $0 = $$))) ~> s s sink() ~> out",
    );
    expect(rows?.[0]).toEqual({ o_customer: "a", o_amount: "10.00" });
  });
});

describe("derive", () => {
  test("lets every expression see the input row, and shares through locals", async () => {
    const rows = await rowsOf(`
      orders derive(twice := id * 2, id = :twice, before = id, each(match(type == 'string'), $$ = upper($$))) ~> d
      d sink() ~> out`);
    expect(rows?.[0]).toEqual({ id: 2, customer: "A", amount: "10.00", before: 1 });
  });
});

describe("filter", () => {
  test("drops a row whose condition is null", async () => {
    expect(await rowsOf("orders filter(customer != 'b') ~> f f sink(mapColumn(id)) ~> out")).toEqual([
      { id: 1 },
      { id: 4 },
    ]);
  });

  test("reads parameters, those that are given before their defaults", async () => {
    const flow = `parameters{ least as integer (99) } ${declared}
      orders filter(id >= $least) ~> f f sink(mapColumn(id)) ~> out`;
    expect(await runRows(flow, { orders, customers }, { parameters: { least: "4" } })).toEqual({ out: [{ id: 4 }] });
    expect(await runRows(flow, { orders, customers })).toEqual({ out: [] });
  });
});

describe("aggregate", () => {
  test("takes null as a group, and counts as the reference says", async () => {
    const rows = await rowsOf(`
      orders aggregate(groupBy(customer), n = count(), filled = count(amount), both = count(customer, amount), total = sum(amount),
        large = countIf(amount > 15), mean = avg(amount)) ~> g
      g sort(asc(customer, true)) ~> o
      o sink() ~> out`);
    expect(rows).toEqual([
      { customer: null, n: "1", filled: "1", both: "0", total: "30.00", large: "1", mean: "30.000000" },
      { customer: "a", n: "2", filled: "1", both: "1", total: "10.00", large: "0", mean: "10.000000" },
      { customer: "b", n: "1", filled: "1", both: "1", total: "20.00", large: "1", mean: "20.000000" },
    ]);
  });

  test("takes the first and the last of a group that is not null, when asked", async () => {
    const rows = await rowsOf(`
      orders sort(desc(id, true)) ~> sorted
      sorted aggregate(newest = first(amount, true), oldest = last(customer, true), any = first(amount)) ~> a a sink() ~> out`);
    expect(rows).toEqual([{ newest: "30.00", oldest: "a", any: null }]);
  });

  test("without groups gives one row, of no rows too", async () => {
    expect(
      await rowsOf("orders filter(false()) ~> none none aggregate(n = count(), most = max(id)) ~> g g sink() ~> out"),
    ).toEqual([{ n: "0", most: null }]);
  });

  test("groups by an expression and takes other columns by a pattern", async () => {
    const rows = await rowsOf(`
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
    const rows = await rowsOf(`
      orders window(over(customer), desc(amount, false), asc(id, true), n = rowNumber(), before = lag(id)) ~> w
      w filter(n == 2) ~> second
      second sink() ~> out`);
    expect(rows).toEqual([{ id: 4, customer: "a", amount: null, n: 2, before: 1 }]);
  });

  test("numbers the rows of each key, a key that comes once and a null key like any other", async () => {
    const rows = await rowsOf(`
      orders derive(key = iif(id == 1, 'alone', toString(null()))) ~> keyed
      keyed window(over(key), asc(id, true), n = rowNumber(), r = rank()) ~> w
      w window(over(key), asc(id, true), next = rowNumber() + 1) ~> x
      x sort(asc(id, true)) ~> o o sink(mapColumn(id, n, r, next)) ~> out`);
    expect(rows).toEqual([
      { id: 1, n: 1, r: 1, next: 2 },
      { id: 2, n: 1, r: 1, next: 2 },
      { id: 3, n: 2, r: 2, next: 3 },
      { id: 4, n: 3, r: 3, next: 4 },
    ]);
  });

  test("sums over the rows between the offsets", async () => {
    const rows = await rowsOf(`
      orders window(over(1 == 1), asc(id, true), startRowOffset: -1L, endRowOffset: 0L, s = sum(id), top = last(id, true())) ~> w
      w sort(asc(id, true)) ~> o o sink(mapColumn(id, s, top)) ~> out`);
    expect(rows?.map(({ s }) => s)).toEqual(["1", "3", "5", "7"]);
    expect(rows?.map(({ top }) => top)).toEqual([1, 2, 3, 4]);
  });
});

describe("alterRow", () => {
  test("marks each row with the first policy that is true, else insert", async () => {
    const rows = await rowsOf(`
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

describe("assert", () => {
  const expectations = `expectTrue(amount > 15, false, 'large', null, 'too small'),
    expectUnique(customer, false, 'once', null, 'there twice'),
    expectExists(orders@customer == customers@customer, false, 'known', null, 'unknown')`;

  test("marks rows with the ids of what they break", async () => {
    const rows = await rowsOf(`
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
    await expect(rowsOf(`orders, customers assert(${expectation}, abort: true) ~> c c sink() ~> out`)).rejects.toThrow(
      message,
    );
  });

  test("tests only the rows of its filter", async () => {
    expect(
      await rowsOf(
        "orders assert(expectTrue(amount > 15, true, 'large', id == 2, 'm')) ~> c c sink(mapColumn(id)) ~> out",
      ),
    ).toHaveLength(4);
  });
});

describe("keyGenerate, rank and cast", () => {
  test("number rows from a start in steps", async () => {
    const rows = await rowsOf(
      "orders keyGenerate(output(key as long), startAt: 10L, stepValue: 5L) ~> k k sink(mapColumn(key)) ~> out",
    );
    expect(rows?.map(({ key }) => key).toSorted()).toEqual(["10", "15", "20", "25"]);
  });

  test("order texts without case when asked, nulls where the flag puts them", async () => {
    const names = { columns: { n: "string" }, rows: [["b"], ["A"], [null], ["a"], ["B"]] };
    const script = `source(output(n as string)) ~> names
      names sort(desc(n, true), asc(n, true), caseInsensitive: true, partitionLevel: true) ~> s s sink() ~> sorted
      names rank(asc(n, true), output(place as long), caseInsensitive: true, dense: true) ~> r
      r sort(asc(n, true)) ~> o o sink() ~> ranked`;
    const { sorted, ranked } = await runRows(script, { names });
    expect(sorted?.map(({ n }) => (typeof n === "string" ? n.toLowerCase() : n))).toEqual([null, "b", "b", "a", "a"]);
    expect(ranked).toEqual([
      { n: null, place: "1" },
      { n: "A", place: "2" },
      { n: "B", place: "3" },
      { n: "a", place: "2" },
      { n: "b", place: "3" },
    ]);
  });

  test("rank all rows, with or without gaps", async () => {
    const ranks = async (dense: boolean) =>
      (
        await rowsOf(
          `customers rank(asc(customer, true), output(place as long), dense: ${dense}) ~> r r sink(mapColumn(place)) ~> out`,
        )
      )
        ?.map(({ place }) => place)
        .toSorted();
    expect(await ranks(false)).toEqual(["1", "2", "2", "4"]);
    expect(await ranks(true)).toEqual(["1", "2", "2", "3"]);
  });

  test("convert columns, null where they cannot be", async () => {
    const rows = await rowsOf(
      "customers cast(output(city as integer, since as string)) ~> c c sink(mapColumn(city, since)) ~> out",
    );
    expect(rows?.[0]).toEqual({ city: null, since: "2" });
  });

  test("mark what a cast loses as an error of its column, when asked", async () => {
    const rows = await rowsOf(
      "customers cast(output(city as integer, since as string), errors: true) ~> c c derive(bad = hasError('city')) ~> d d sink(mapColumn(bad)) ~> out",
    );
    expect(rows?.[0]).toEqual({ bad: true, $errors: ["city"] });
  });
});

describe("A range of a window", () => {
  test("measures the sort key: numbers by value, points in time by milliseconds", async () => {
    const sums = async (order: string, range: string) =>
      (
        await rowsOf(`customers filter(since != 3) ~> f
          f derive(at = toTimestamp('2020-01-01 00:00:00') + days(since)) ~> d
          d window(over(1), asc(${order}, true), ${range}, s = sum(since)) ~> w
          w sort(asc(since, true)) ~> o o sink(mapColumn(s)) ~> out`)
      )?.map(({ s }) => s);
    expect(await sums("since", "startRange: -1L, endRange: 0L")).toEqual(["1", "3", "4"]);
    expect(await sums("at", "startRange: -(days(1)), endRange: 0L")).toEqual(["1", "3", "4"]);
    expect(await sums("at", "startRange: -(days(2))")).toEqual(["7", "7", "6"]);
  });
});
