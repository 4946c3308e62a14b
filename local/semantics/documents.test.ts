import { runRows, type GivenSource } from "./runRows";

const texts: GivenSource = {
  columns: { id: "integer", t: "string" },
  rows: [
    [1, '{"n": "7", "tags": ["x", null], "car": {"model": "camaro", "year": 1989}, "other": true}'],
    [2, '{"n": 8, "car": null}'],
    [3, "no json"],
    [4, null],
  ],
};
const run = async (flow: string, given: GivenSource = texts) =>
  (
    await runRows(`source(output(id as integer, t as string)) ~> texts\n${flow} ~> last\nlast sink() ~> out`, {
      texts: given,
    })
  )["out"];

describe("parse", () => {
  test("reads a JSON document into a declared structure, null where it is none", async () => {
    const rows = await run(
      "texts parse(j = t ? (n as integer, tags as string[], car as (model as string, year as short)), format: 'json', documentForm: 'singleDocument') ~> p p select(mapColumn(id, j))",
    );
    expect(rows).toEqual([
      { id: 1, j: { n: 7, tags: ["x", null], car: { model: "camaro", year: 1989 } } },
      { id: 2, j: { n: 8, tags: null, car: null } },
      { id: 3, j: null },
      { id: 4, j: null },
    ]);
  });

  test("reads an array of structures, and its members further on", async () => {
    const given = { ...texts, rows: [[1, '[{"a": 1.5}, {"a": 2}]']] } satisfies GivenSource;
    const rows = await run(
      "texts parse(j = t ? (a as double)[], format: 'json', documentForm: 'arrayOfDocuments') ~> p p foldDown(unroll(j), mapColumn(id, a = j.a))",
      given,
    );
    expect(rows).toEqual([
      { id: 1, a: 1.5 },
      { id: 1, a: 2 },
    ]);
  });

  test("reads delimited text behind its line of names", async () => {
    const given = { ...texts, rows: [[1, "Id|name|year\n5|test|"]] } satisfies GivenSource;
    const rows = await run(
      "texts parse(c = t ? (id as integer, name as string, year as string), format: 'delimited', columnNamesAsHeader: true, columnDelimiter: '|', nullValue: '', documentForm: 'documentPerLine')",
      given,
    );
    expect(rows?.[0]?.["c"]).toEqual({ id: 5, name: "test", year: null });
  });

  test.each([
    ["json", "[{}]"],
    ["delimited", 'a,"b,c"'],
  ])("fails on a document that it would read wrongly: %s %s", async (format, document) => {
    const given = { ...texts, rows: [[1, document]] } satisfies GivenSource;
    await expect(run(`texts parse(c = t ? (a as string), format: '${format}')`, given)).rejects.toThrow("parse:");
  });
});

describe("stringify", () => {
  test.each([
    ["@(a = id, b = toString(null()), c = [1.5, 2.0], d = @(e = 'q\"x'))", '{"a":1,"c":[1.5,2.0],"d":{"e":"q\\"x"}}'],
    ["[toDate('2020-01-02')]", '["2020-01-02"]'],
    ["@(t = toTimestamp('2020-01-02 03:04:05.6'), ok = true())", '{"t":"2020-01-02T03:04:05.600Z","ok":true}'],
  ])("writes %s as JSON", async (expression, expected) => {
    const rows = await run(`texts derive(x = ${expression}) ~> d d stringify(s = x ? string, format: 'json')`);
    expect(rows?.[0]?.["s"]).toBe(expected);
  });

  test("writes a structure as delimited text", async () => {
    const rows = await run(
      "texts derive(x = @(a = id, b = toString(null()))) ~> d d stringify(s = x ? string, format: 'delimited', columnDelimiter: ';', columnNamesAsHeader: true)",
    );
    expect(rows?.[0]?.["s"]).toBe("a;b\n1;");
  });
});
