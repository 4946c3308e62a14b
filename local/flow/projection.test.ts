import { parse, parseExpression } from "../../dataflow/parse";
import { translate } from "../../dataflow/translate";
import { types } from "../../dataflow/types";
import { neededColumns } from "./projection";

const names = ["id", "name", "other"];

/** The columns of a drifting source `s` that a script needs. */
function needed(script: string, parameters: Readonly<Record<string, string>> = {}, declared = ""): readonly string[] {
  const parsed = parse(`${declared} source(allowSchemaDrift: true) ~> s\n${script}`).script;
  const values = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, parseExpression(value)]));
  const columns = names.map((name) => ({ name, type: types.string, declared: false }));
  const plan = translate(parsed, { sources: [{ stream: "s", columns }], parameters: values, now: new Date(0) });
  return names.filter(neededColumns(parsed, Object.values(values), plan));
}

const sink = "sink(store: 'cache', format: 'inline') ~> out";

test("columns taken by name are needed, others are not", () => {
  const script = `s derive(a = byName('id')) ~> d\nd select(mapColumn(a)) ~> p\np ${sink}`;
  expect(needed(script)).toEqual(["id"]);
});

test("a parameter's value may name a column", () => {
  const script = `s derive(a = byName($column)) ~> d\nd select(mapColumn(a)) ~> p\np ${sink}`;
  expect(needed(script, { column: "'name'" }, "parameters{ column as string }")).toEqual(["name"]);
});

test("the names of all columns may be asked for without their values", () => {
  const script = `s derive(a = byName('id'), n = size(columnNames('s'))) ~> d\nd select(mapColumn(a, n)) ~> p\np ${sink}`;
  expect(needed(script)).toEqual(["id"]);
});

test("columns that reach a sink unnamed are needed", () => {
  expect(needed(`s ${sink}`)).toEqual(names);
});

test("a pattern needs every column", () => {
  const script = `s derive(each(match(name != 'x'), $$ = trim($$))) ~> d\nd select(mapColumn(id)) ~> p\np ${sink}`;
  expect(needed(script)).toEqual(names);
});
