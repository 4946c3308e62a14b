import fc from "fast-check";
import { parse } from "../../../dataflow/parse";
import { runRows, type Row } from "../runRows";
import { randomFlow } from "./arbitraryFlow";
import { interpret, type Rows } from "./interpret";

const columns = {
  first: { k: "integer", n: "integer", m: "integer", w: "string" },
  second: { y: "integer", x: "integer", v: "string" },
} as const;

/** Rows in any order, numbers as numbers whatever their type; a column that no row has filled is as good as none. */
const comparable = (rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
  rows
    .map((row) =>
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `${name}=${typeof value === "string" && /^-?\d+$/.test(value) ? value : String(value)}`)
        .toSorted()
        .join(" "),
    )
    .toSorted();

const expected = (rows: Rows): readonly string[] =>
  comparable(rows.map((row) => ({ ...row.columns, ...(row.policy === undefined ? {} : { $policy: row.policy }) })));

test("A random flow gives the rows of the row-by-row interpreter", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlow, async ({ script, sources }) => {
      const given = {
        first: { columns: columns.first, rows: sources.first.map(({ k, n, m, w }) => [k!, n!, m!, w!]) },
        second: { columns: columns.second, rows: sources.second.map(({ y, x, v }) => [y!, x!, v!]) },
      };
      const rows: readonly Row[] = (await runRows(script, given))["out"] ?? [];
      expect(comparable(rows)).toEqual(expected(interpret(parse(script).script, sources)["out"] ?? []));
    }),
    { numRuns: Number(process.env["FLOWS"] ?? 100) },
  );
});
