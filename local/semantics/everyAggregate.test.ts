import { catalogue } from "../../dataflow/functions";
import { runRows } from "./runRows";

/** A column of the rows below for each type of parameter. */
const columns: Readonly<Record<string, string>> = {
  any: "n", T: "n", N: "n", number: "n", integral: "n", integer: "n", long: "n", double: "d", boolean: "b", string: "s",
  date: "at", datetime: "at", timestamp: "at", "T[]": "[n]", array: "[n]", lambda: "true()",
}; // prettier-ignore
const constants: Readonly<Record<string, readonly string[]>> = { topN: ["s", "2", "10"], nTile: ["2"], lag: ["n", "1"], lead: ["n", "1"] }; // prettier-ignore

const functions = [...catalogue.values()].filter((one) => one.kind === "aggregate" || one.kind === "window");
const unique = [...new Map(functions.map((one) => [one.name, one])).values()];
const argsOf = (name: string, required: readonly string[]): string =>
  (constants[name] ?? required.map((parameter) => columns[parameter] ?? "n")).join(", ");

const things = {
  columns: { k: "string", n: "integer", d: "double", s: "string", b: "boolean", at: "date" },
  rows: [
    ["x", 1, 1.5, "a", true, "2020-01-01"],
    ["x", null, null, null, null, null],
    ["x", 3, -2, "b", false, "2021-01-01"],
    ["y", null, null, null, null, null],
  ],
} as const;
const source =
  "source(output(k as string, n as integer, d as double, s as string, b as boolean, at as date)) ~> things";

const calls = unique.flatMap(({ name, kind, signature }) => {
  const args = argsOf(name, signature.required as readonly string[]);
  // The reference has no firstIf and lastIf; over windows they are refused.
  const twin =
    kind === "aggregate" && !["first", "last"].includes(name) ? [`${name}If(b, ${args})`.replace(", )", ")")] : [];
  return [`${name}(${args})`, ...twin].map((call) => ({ call, group: kind === "aggregate" }));
});

test.each(calls)("$call runs over a window, and an aggregate over groups", async ({ call, group }) => {
  const over = `things window(over(k), asc(n, true), v = ${call}) ~> w w sink(mapColumn(k, v)) ~> windowed`;
  const grouped = group ? `things aggregate(groupBy(k), v = ${call}) ~> g g sink() ~> grouped` : "";
  const results = await runRows(`${source} ${over} ${grouped}`, { things });
  expect(results["windowed"]).toHaveLength(4);
  if (group) expect(results["grouped"]).toHaveLength(2);
});

test.each(["firstIf(b, n)", "lastIf(b, n)"])("%s is refused over a window by name", async (call) => {
  const script = `${source} things window(over(k), asc(n, true), v = ${call}) ~> w w sink(mapColumn(k, v)) ~> windowed`;
  await expect(runRows(script, { things })).rejects.toMatchObject({ code: "unsupported-argument" });
});
