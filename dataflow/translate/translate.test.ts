import { Problem } from "../../errors";
import { parse, parseExpression } from "../parse";
import { types } from "../types";
import { translate, translateExpression } from ".";

const now = new Date("2026-01-31T10:11:12.123Z");
const sources = [
  { stream: "a", columns: [{ name: "id", type: types.integer, declared: true }, { name: "t", type: types.string, declared: false }] },
  { stream: "b", columns: [{ name: "id", type: types.integer, declared: true }] },
]; // prettier-ignore
const declared = "source(output(id as integer), allowSchemaDrift: true) ~> a source(output(id as integer)) ~> b ";

const planOf = (flow: string) => translate(parse(`${declared}${flow}`).script, { sources, parameters: {}, now });
const sqlOf = (flow: string, stream: string) => planOf(flow).steps.find((step) => step.stream === stream)?.sql;

/** The numbers of the keys that several rows have. */
const repeated =
  '(SELECT hash(a."id") AS "number"\nFROM "a" AS a\nGROUP BY hash(a."id")\nHAVING (count(*) > CAST(1 AS BIGINT)))' +
  ' AS repeated ON (hash(a."id") = repeated."number")';

describe("The SQL of a stream", () => {
  test.each([
    ["a filter(id > 1) ~> f", 'SELECT a."id" AS "id", a."t" AS "t"\nFROM "a" AS a\nWHERE (a."id" > 1)'],
    ["a select(mapColumn(n = id)) ~> f", 'SELECT a."id" AS "n"\nFROM "a" AS a'],
    [
      "a derive(t = reverse(toString(byName('t')))) ~> f",
      'SELECT a."id" AS "id", reverse(CAST(a."t" AS VARCHAR)) AS "t"\nFROM "a" AS a',
    ],
    [
      "a, b join(a@id == b@id, joinType: 'left') ~> f",
      'SELECT a."id" AS "id", a."t" AS "t", b."id" AS "id:2"\nFROM "a" AS a\nLEFT JOIN "b" AS b ON (a."id" = b."id")',
    ],
    [
      "a, b exists(a@id == b@id, negate: true) ~> f",
      'SELECT a."id" AS "id", a."t" AS "t"\nFROM "a" AS a\nANTI JOIN "b" AS b ON (a."id" = b."id")',
    ],
    [
      "a, b lookup(a@id == b@id, multiple: false, pickup: 'any') ~> f",
      'SELECT a."id" AS "id", a."t" AS "t", b."id" AS "id:2"\nFROM "a" AS a\n' +
        'LEFT JOIN (SELECT b."id" AS "id"\nFROM "b" AS b\nWINDOW w AS (PARTITION BY b."id")\n' +
        'QUALIFY (CAST(row_number() OVER w AS INTEGER) = 1)) AS b ON (a."id" = b."id")',
    ],
    [
      "a aggregate(groupBy(id), n = count()) ~> f",
      'SELECT a."id" AS "id", count(*) AS "n"\nFROM "a" AS a\nGROUP BY a."id"',
    ],
    [
      "a window(over(id), asc(t, true), before = lag(t)) ~> f",
      'SELECT a."id" AS "id", a."t" AS "t", lag(a."t", 1) OVER w AS "before"\nFROM "a" AS a\n' +
        'WINDOW w AS (PARTITION BY a."id" ORDER BY a."t" ASC NULLS FIRST)',
    ],
    [
      "a window(over(id), desc(t, false), n = rowNumber()) ~> f",
      'SELECT a."id" AS "id", a."t" AS "t", 1 AS "n"\nFROM "a" AS a\n' +
        `ANTI JOIN ${repeated}\nUNION ALL\n` +
        'SELECT a."id" AS "id", a."t" AS "t", CAST(row_number() OVER w AS INTEGER) AS "n"\nFROM "a" AS a\n' +
        `SEMI JOIN ${repeated}\nWINDOW w AS (PARTITION BY a."id" ORDER BY a."t" DESC NULLS LAST)`,
    ],
    [
      "a, b union(byName: true) ~> f",
      'SELECT a."id" AS "id", a."t" AS "t"\nFROM "a" AS a\nUNION ALL\nSELECT b."id" AS "id", CAST(NULL AS VARCHAR) AS "t"\nFROM "b" AS b',
    ],
  ])("%s", (flow, sql) => {
    expect(sqlOf(flow, "f")).toBe(sql);
  });

  test("quotes names and texts, whatever is in them", () => {
    expect(sqlOf(`a derive({a"b} = 'it\\'s') ~> d d sink() ~> out`, "d")).toBe(
      `SELECT a."id" AS "id", a."t" AS "t", 'it''s' AS "a""b"\nFROM "a" AS a`,
    );
  });
});

describe("A plan", () => {
  test("has its steps in an order in which they can be run, whatever the order of the script", () => {
    const plan = planOf("f sink() ~> out d filter(id > 0) ~> f a derive(x = 1) ~> d");
    expect(plan.steps.map(({ stream }) => stream)).toEqual(["a", "b", "d", "f"]);
    expect(plan.sinks.map(({ stream, reads }) => [stream, reads])).toEqual([["out", ["f"]]]);
  });

  test("runs cache sinks first, then sinks by saveOrder", () => {
    const plan = planOf(`a sink(saveOrder: 2) ~> second a sink(saveOrder: 1) ~> first a sink() ~> last
      b sink(store: 'cache', keys: ['id']) ~> cache a derive(x = cache#lookup(id).id) ~> d d sink(saveOrder: 3) ~> third`);
    expect(plan.sinks.map(({ stream }) => stream)).toEqual(["cache", "first", "second", "third", "last"]);
    expect(plan.steps.map(({ stream }) => stream)).toContain("cache#lookup");
  });

  test("tells columns that differ only in case apart", () => {
    const plan = planOf("a derive(ID = 1) ~> d d sink() ~> out");
    expect(plan.sinks[0]?.columns.map(({ name, sql }) => [name, sql])).toEqual([["id", "id"], ["t", "t"], ["ID", "ID:2"]]); // prettier-ignore
  });

  test("makes an aborting assert a guard, and marks nothing", () => {
    const plan = planOf("a assert(expectUnique(id, false, 'key', null, 'twice'), abort: true) ~> c c sink() ~> out");
    expect(plan.guards).toMatchObject([{ stream: "c", id: "key", message: "twice", reads: ["a"] }]);
    expect(plan.guards[0]?.sql).toBe(
      'SELECT a."id" AS "key", count(*) AS "rows"\nFROM "a" AS a\n' +
        'WHERE (NOT coalesce((a."id" IS NULL), false))\nGROUP BY a."id"\nHAVING (count(*) > CAST(1 AS BIGINT))',
    );
    expect(plan.steps.find(({ stream }) => stream === "c")).toMatchObject({ hidden: [], trivial: true });
  });

  test.each([
    ["a filter(idd == 1) ~> f f sink() ~> out", "unknown-column"],
    ["a derive(x = fuzzyCompare('x', 'y')) ~> d d sink() ~> out", "unsupported-function"],
  ])("is not made of a script with a problem: %s", (flow, code) => {
    expect(() => planOf(flow)).toThrow(Problem);
    expect(() => planOf(flow)).toThrow(expect.objectContaining({ code }));
  });
});

test("A parameter without a value and without a default stops the translation", () => {
  const { script } = parse(`parameters{ since as date } ${declared} a sink() ~> out b sink() ~> other`);
  expect(() => translate(script, { sources, parameters: {}, now })).toThrow(
    expect.objectContaining({ code: "missing-parameter" }),
  );
});

test("An expression without columns becomes SQL with its type, at the time of the flow", () => {
  expect(translateExpression(parseExpression("currentUTC()"), { now })).toEqual({
    sql: "TIMESTAMP '2026-01-31 10:11:12.123'",
    type: types.timestamp,
  });
});
