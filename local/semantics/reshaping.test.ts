import { runRows, type GivenSource } from "./runRows";
import { rowsOf } from "./shop";

/** The example of Microsoft's page on the flatten transformation. */
const companies: GivenSource = {
  columns: {
    name: "string",
    goods: "(customers as string[], orders as (orderId as integer, shipped as (orderItems as (itemName as string, itemQty as integer)[]))[])",
  },
  rows: [
    [
      "MSFT",
      `{customers: [government, retail], orders: [
        {orderId: 1, shipped: {orderItems: [{itemName: Laptop, itemQty: 20}, {itemName: Charger, itemQty: 2}]}},
        {orderId: 2, shipped: {orderItems: [{itemName: Mice, itemQty: 2}]}}]}`,
    ],
    ["Company2", "{customers: [Bank], orders: [{orderId: 4, shipped: NULL}]}"],
    ["Company3", null],
  ],
}; // prettier-ignore
const declared = `source(output(name as string, goods as (customers as string[], orders as (orderId as integer, shipped as (orderItems as (itemName as string, itemQty as integer)[]))[]))) ~> companies\n`;

const flattened = async (fold: string) =>
  (await runRows(`${declared}companies foldDown(${fold}) ~> flat flat sink() ~> out`, { companies }))["out"];

describe("foldDown", () => {
  test("without a root keeps a row without items, with null", async () => {
    expect(await flattened("unroll(goods.customers), mapColumn(name, customer = goods.customers)")).toEqual([
      { name: "MSFT", customer: "government" },
      { name: "MSFT", customer: "retail" },
      { name: "Company2", customer: "Bank" },
      { name: "Company3", customer: null },
    ]);
  });

  const items = "mapColumn(name, goods.orders.orderId, item = goods.orders.shipped.orderItems.itemName)";
  const unrolled = [
    { name: "MSFT", orderId: 1, item: "Laptop" },
    { name: "MSFT", orderId: 1, item: "Charger" },
    { name: "MSFT", orderId: 2, item: "Mice" },
    { name: "Company2", orderId: 4, item: null },
  ];

  test("unrolls every array on the way", async () => {
    expect(await flattened(`unroll(goods.orders.shipped.orderItems), ${items}`)).toEqual([
      ...unrolled,
      { name: "Company3", orderId: null, item: null },
    ]);
  });

  test("with a root drops a row without items in it", async () => {
    expect(await flattened(`unroll(goods.orders.shipped.orderItems, goods.orders), ${items}`)).toEqual(unrolled);
  });

  test("leaves arrays within the unrolled items arrays, and other arrays whole", async () => {
    const fold =
      "unroll(goods.orders, goods.orders), mapColumn(names = goods.orders.shipped.orderItems.itemName, all = goods.customers)";
    expect(await flattened(fold)).toEqual([
      { names: ["Laptop", "Charger"], all: ["government", "retail"] },
      { names: ["Mice"], all: ["government", "retail"] },
      { names: null, all: ["Bank"] },
    ]);
  });

  test.each(["unroll(goods.customers), unroll(goods.orders)", "unrollMultiple(goods.customers, goods.orders)"])(
    "of several arrays gives every combination: %s",
    async (arrays) => {
      const rows = await flattened(`${arrays}, mapColumn(c = goods.customers, o = goods.orders.orderId)`);
      expect(rows?.slice(0, 4)).toEqual([
        { c: "government", o: 1 },
        { c: "government", o: 2 },
        { c: "retail", o: 1 },
        { c: "retail", o: 2 },
      ]);
    },
  );

  test("maps the members of the unrolled structure by a pattern", async () => {
    expect(
      (
        await flattened("unroll(goods.orders, goods.orders), mapColumn(each(goods.orders, match(type == 'integer')))")
      )?.[1],
    ).toEqual({ orderId: 2 });
  });
});

const sales: GivenSource = {
  columns: { shop: "string", channel: "string", net: "integer" },
  rows: [
    ["a", "web", 1],
    ["a", "web", 2],
    ["a", "store", 4],
    ["b", "store", 8],
    ["b", "phone", 16],
  ],
};
const declaredSales = "source(output(shop as string, channel as string, net as integer)) ~> sales\n";
const ofSales = async (flow: string, given: GivenSource = sales) =>
  (await runRows(`${declaredSales}${flow} ~> t t sort(asc(shop, true)) ~> o o sink() ~> out`, { sales: given }))["out"];

describe("pivot", () => {
  test("gives each listed value a column, null where a group has no such row", async () => {
    expect(
      await ofSales(
        "sales pivot(groupBy(shop), pivotBy(channel, ['web', 'store']), {} = sum(net), n = count(), columnNaming: '$N$V', lateral: true)",
      ),
    ).toEqual([
      { shop: "a", web: "3", nweb: "2", store: "4", nstore: "1" },
      { shop: "b", web: null, nweb: null, store: "8", nstore: "1" },
    ]);
  });

  test("orders columns by aggregate when they are not lateral, named by the pattern", async () => {
    const [row] = (await ofSales(
      "sales pivot(groupBy(shop), pivotBy(channel, ['web', 'store']), total = sum(net), n = count(), columnNaming: '$V of $N', lateral: false)",
    )) ?? [{}];
    expect(Object.keys(row ?? {})).toEqual(["shop", "web of total", "store of total", "web of n", "store of n"]);
  });

  test("asks the data for values that are not listed, and goes on with them", async () => {
    expect(
      await ofSales(
        "sales filter(net < 10) ~> small small pivot(groupBy(shop), pivotBy(channel), {} = max(net + 1)) ~> p p derive(both = web + toInteger(byName('store')))",
      ),
    ).toEqual([
      { shop: "a", store: 5, web: 3, both: 8 },
      { shop: "b", store: 9, web: null, both: null },
    ]);
  });

  test("without groups gives one row; keys that are no text are named as toString writes them", async () => {
    const rows = await runRows(
      `${declaredSales}sales filter(net <= 2) ~> f f pivot(pivotBy(net), {} = count()) ~> p p sink() ~> out`,
      { sales },
    );
    expect(rows["out"]).toEqual([{ "1": "1", "2": "1" }]);
  });

  test("refuses null among the values of the data by name", async () => {
    const given = { ...sales, rows: [["a", null, 1]] } satisfies GivenSource;
    await expect(ofSales("sales pivot(groupBy(shop), pivotBy(channel), {} = sum(net))", given)).rejects.toMatchObject({
      code: "unsupported-feature",
    });
  });
});

describe("unpivot", () => {
  const wide: GivenSource = {
    columns: { shop: "string", web: "integer", store: "long" },
    rows: [
      ["a", 1, 2],
      ["b", null, 4],
    ],
  };
  const turned = async (options: string) =>
    (
      await runRows(
        `source(output(shop as string, web as integer, store as long)) ~> wide
         wide unpivot(output(channel as string, net as double), ungroupBy(shop)${options}) ~> u u sink() ~> out`,
        { wide },
      )
    )["out"];

  test("makes a row of each other column", async () => {
    expect(await turned(", lateral: true, ignoreNullPivots: false")).toEqual([
      { shop: "a", channel: "web", net: 1 },
      { shop: "a", channel: "store", net: 2 },
      { shop: "b", channel: "web", net: null },
      { shop: "b", channel: "store", net: 4 },
    ]);
  });

  test("drops nulls when asked", async () => {
    expect(await turned(", ignoreNullPivots: true")).toHaveLength(3);
  });

  test("converts to the declared type as a cast does, and null where a value has none", async () => {
    const people = { columns: { id: "string", men: "string", women: "string" }, rows: [["a", "12", "none"]] };
    const script = `source(output(id as string, men as string, women as string)) ~> people
      people unpivot(output(sex as string, count as integer), ungroupBy(id)) ~> u u sink() ~> out`;
    expect((await runRows(script, { people }))["out"]).toEqual([
      { id: "a", sex: "men", count: 12 },
      { id: "a", sex: "women", count: null },
    ]);
  });
});

describe("Structures", () => {
  test("take members one by one, and patterns over their members", async () => {
    const rows = await rowsOf(`
      orders derive(o.id = id, o.who.name = 'ann', o.city = 'oslo') ~> d
      d derive(o.city = upper(o.city)) ~> m
      m derive(o = each(match(type == 'string'), $$ + '2' = initCap(lower($$)))) ~> p
      p filter(id == 1) ~> f f sink(mapColumn(o)) ~> out`);
    expect(rows).toEqual([{ o: { id: 1, who: { name: "ann" }, city: "OSLO", city2: "Oslo" } }]);
  });

  test("give their members' paths to a pattern as $0, and the names as $$", async () => {
    const rows = await rowsOf(`
      orders derive(o.id = id, o.who.name = 'ann') ~> d
      d select(mapColumn(each(o.who, match(true()), $0 = $$), each(o, match(type == 'integer'), $$ + '_of_' + $0 = $$))) ~> p
      p sink() ~> out`);
    expect(rows?.[0]).toEqual({ "o.who.name": "ann", "id_of_o.id": 1 });
  });
});
