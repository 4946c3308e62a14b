import fc from "fast-check";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Engine } from "../../duckdb/engine";
import { loadCsv } from "./load";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2 });
});
afterAll(() => engine.close());

const width = { full: 4, least: 3 };
let loads = 0;

/** The rows of the files, with all columns or some: file, record and fields. */
async function load(contents: readonly (string | Buffer)[], columns: readonly number[] = [0, 1, 2, 3]) {
  const table = `t${loads++}`;
  const files = contents.map((_, index) => join(engine.folder, `given-${table}-${index}.csv`));
  await Promise.all(contents.map((content, index) => writeFile(files[index]!, content)));
  await loadCsv(engine, { files, width, columns, table, scratch: engine.folder });
  const rows = await engine.rows(`
    SELECT file, coalesce(record, rowid - min(rowid) OVER (PARTITION BY file) + 1) AS record,
      ${columns.map((index) => `c${index}`).join(", ")}
    FROM ${table} ORDER BY file, rowid`);
  return rows.map((row) => Object.values(row));
}

const full = "1,b,c,d\n";

test.each<[string, string | Buffer, readonly (string | null)[][]]>([
  [
    "a comma, a doubled quote and line breaks in quotes",
    '1,"b,""b""","c\nc","d\r\nd"\n',
    [["1", 'b,"b"', "c\nc", "d\r\nd"]],
  ],
  ["empty text and nothing, both null", '1,"",,d\n', [["1", null, null, "d"]]],
  ["a backslash as a plain character", '1,"b\\",c\\,d\n', [["1", "b\\", "c\\", "d"]]],
  ["a quote inside a field that is not quoted", '1,b"b,c,d\n', [["1", 'b"b', "c", "d"]]],
  [
    "CRLF",
    "1,b,c,d\r\n2,b,c,d\r\n",
    [
      ["1", "b", "c", "d"],
      ["2", "b", "c", "d"],
    ],
  ],
  [
    "LF and CRLF in one file",
    "1,b,c,d\n2,b,c,d\r\n3,b,c,d\n",
    [
      ["1", "b", "c", "d"],
      ["2", "b", "c", "d"],
      ["3", "b", "c", "d"],
    ],
  ],
  [
    "LF in quotes before the first CRLF",
    '1,"b\nb",c,d\r\n2,b,c,d\r\n',
    [
      ["1", "b\nb", "c", "d"],
      ["2", "b", "c", "d"],
    ],
  ],
  [
    "CRLF in quotes before the first LF",
    '1,"b\r\nb",c,d\n2,b,c,d\n',
    [
      ["1", "b\r\nb", "c", "d"],
      ["2", "b", "c", "d"],
    ],
  ],
  ["a byte order mark", "\ufeff1,b,c,d\n", [["1", "b", "c", "d"]]],
  ["a byte order mark in a file that needs repair", "\ufeff1,b,c\n", [["1", "b", "c", null]]],
  [
    "blank lines",
    "\n1,b,c,d\n\n\n2,b,c,d\n\n",
    [
      ["1", "b", "c", "d"],
      ["2", "b", "c", "d"],
    ],
  ],
  [
    "no line break at the end",
    "1,b,c,d\n2,b,c,d",
    [
      ["1", "b", "c", "d"],
      ["2", "b", "c", "d"],
    ],
  ],
  [
    "no line break at the end of a short row",
    "1,b,c,d\n2,b,c",
    [
      ["1", "b", "c", "d"],
      ["2", "b", "c", null],
    ],
  ],
  ["a zero byte", "1,b\0b,c,d\n", [["1", "b\0b", "c", "d"]]],
  ["nothing at all", "", []],
  [
    "rows that end before a column that was added later",
    `${full}2,b,c\n3,"b\nb",c\n`,
    [
      ["1", "b", "c", "d"],
      ["2", "b", "c", null],
      ["3", "b\nb", "c", null],
    ],
  ],
])("reads %s", async (_, content, rows) => {
  expect(await load([content])).toEqual(rows.map((row, index) => [0, index + 1, ...row]));
});

test.each<[string, string | Buffer, string, number]>([
  ["too short", `${full}2,b\n${full}`, "2,b", 2],
  ["too long", `${full}2,b,c,d,e\n${full}`, "2,b,c,d,e", 2],
  ["too long and of two lines", `${full}2,"b\nb",c,d,e\n${full}`, '2,"b\nb",c,d,e', 2],
  ["with a quote that is never closed", `${full}2,"b,c,d\n${full}`, '2,"b,c,d', 2],
  ["with a quote that closes in the middle", `${full}2,"b"b,c,d\n${full}`, '2,"b"b,c,d', 2],
  [
    "not UTF-8",
    Buffer.concat([Buffer.from(`${full}2,b,`), Buffer.from([0xff]), Buffer.from(`,d\n${full}`)]),
    "2,b,\ufffd,d",
    2,
  ],
  ["after a record of two lines", `1,"b\nb",c,d\n2,b\n${full}`, "2,b", 3],
])("keeps the raw text and line of a row that is %s, and the rows around it", async (_, content, raw, line) => {
  const rows = await load([content]);
  expect(rows).toEqual([
    [0, 1, "1", expect.any(String), "c", "d"],
    [0, line, raw, null, null, null],
    [0, 3, "1", "b", "c", "d"],
  ]);
});

test("an unclosed quote does not take the rows after it, even where a later row has quotes", async () => {
  const content = `1,"open,c,d\n2,b,c,d\n3,"b","c",d\n4,b,c,d\n`;
  expect((await load([content])).map((row) => row[2])).toEqual(['1,"open,c,d', "2", "3", "4"]);
});

test.each([
  ["in a quoted field", '2,"b'],
  ["after a quoted field", '2,"b"'],
  ["by a quote that is never closed", '2,"b,c,d\n'],
])("the last row of a file that ends %s is kept, also among many files", async (_, last) => {
  const rows = await load([full, `${full}${last}`, full, full, full], [0]);
  expect(rows.map(([file, , id]) => [file, id])).toEqual([
    ...[0, 1].map((file) => [file, "1"]),
    [1, last.trimEnd()],
    ...[2, 3, 4].map((file) => [file, "1"]),
  ]);
});

test("a bad quote among many rows loses none of them", async () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => (i === 1_000 ? `${i},"un"closed,c,d` : `${i},"b\nb",c,d`));
  const loaded = await load([`${rows.join("\n")}\n`], [0]);
  expect(loaded.map((row) => row[2])).toEqual(rows.map((row, i) => (i === 1_000 ? row : String(i))));
});

test("which rows are malformed does not depend on the columns that are read", async () => {
  const bad = ["2,b", "3,b,c,d,e", '4,"b"b,c,d', '5,"b,c,d'];
  const latin1 = Buffer.concat([Buffer.from("6,b,c,"), Buffer.from([0xe9]), Buffer.from("\n")]);
  const content = Buffer.concat([Buffer.from(`${full}${bad.join("\n")}\n`), latin1, Buffer.from(full)]);
  const expected = ["1", ...bad, "6,b,c,\ufffd", "1"];
  for (const columns of [[0], [0, 1], [0, 2], [0, 1, 2, 3]]) {
    expect((await load([content], columns)).map((row) => row[2])).toEqual(expected);
  }
});

test("files are told apart, and one that needs repair does not touch the others", async () => {
  expect(await load(["1,b,c,d\n2,b,c,d\n", "3,b,c,d\n4,b\n", "5,b,c,d\r\n6,b,c,d\n", "", "7,b,c,d\n"], [0])).toEqual([
    [0, 1, "1"],
    [0, 2, "2"],
    [1, 1, "3"],
    [1, 2, "4,b"],
    [2, 1, "5"],
    [2, 2, "6"],
    [4, 1, "7"],
  ]);
});

test("files whose rows all end early are read beside full ones, and one that has both", async () => {
  expect(await load(["1,b,c\n2,b,c\n", "3,b,c,d\n", "4,b,c\n5,b,c,d\n", "6,b,c\r\n7,b,c\r\n"])).toEqual([
    [0, 1, "1", "b", "c", null],
    [0, 2, "2", "b", "c", null],
    [1, 1, "3", "b", "c", "d"],
    [2, 1, "4", "b", "c", null],
    [2, 2, "5", "b", "c", "d"],
    [3, 1, "6", "b", "c", null],
    [3, 2, "7", "b", "c", null],
  ]);
});

test("a field of several megabytes is read", async () => {
  const long = "x".repeat(5_000_000);
  expect(await load([`1,"${long}",c,d\n2,b,c\n`], [0, 1])).toEqual([
    [0, 1, "1", long],
    [0, 2, "2", "b"],
  ]);
});

test("any rows that are written are read back, whatever the line end and the width of each", async () => {
  const field = fc.option(fc.stringOf(fc.constantFrom("a", "é", '"', ",", "\n", "\r\n", "\r", " "), { minLength: 1 }), {
    nil: null,
  });
  const row = fc.array(field, { minLength: 3, maxLength: 4 });
  const written = fc.record({ rows: fc.array(row), ends: fc.array(fc.constantFrom("\n", "\r\n"), { minLength: 1 }) });
  await fc.assert(
    fc.asyncProperty(written, async ({ rows, ends }) => {
      const numbered = rows.map(([, ...rest], index) => [String(index), ...rest]);
      const quoted = (value: string | null) => (value === null ? "" : `"${value.replaceAll('"', '""')}"`);
      const lines = numbered.map((values, index) => values.map(quoted).join(",") + ends[index % ends.length]);
      const expected = numbered.map((values, index) => [0, index + 1, ...values, null].slice(0, 6));
      expect(await load([lines.join("")])).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
