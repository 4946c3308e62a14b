import { readFileSync } from "node:fs";
import { join } from "node:path";
import { print } from "../print";
import { withoutSpans } from "../testing/withoutSpans";
import { parse } from ".";

const fixture = (name: string) => readFileSync(join(__dirname, "../testing/scripts", name), "utf8");

/** The streams of a script in their order, as `inputs verb > name`. */
function outline(text: string): readonly string[] {
  return parse(text).script.statements.map(({ inputs, verb, name }) =>
    `${inputs.map(({ stream, branch }) => (branch ? `${stream}@${branch}` : stream)).join("+")} ${verb} > ${name}`.trim(),
  );
}

test("a script on one line is read", () => {
  expect(outline(fixture("one-line.dfs"))).toEqual(["source > lines", "lines filter > kept", "kept sink > out"]);
  expect(parse(fixture("one-line.dfs")).script.parameters.map(({ name }) => name)).toEqual(["asOf", "root", "tables"]);
});

test("statements keep their order, whatever they refer to; comments and Windows line ends are skipped", () => {
  const text = fixture("out-of-order.dfs");
  expect(outline(text)).toEqual([
    "marked sink > target",
    "grouped alterRow > marked",
    "payments aggregate > grouped",
    "source > payments",
  ]);
  expect(parse(text).script.statements[1]?.at).toMatchObject({ line: 17, column: 1 });
});

test("branches, patterns, cache calls and nested types are read", () => {
  const text = fixture("branches.dfs");
  expect(parse(text).problems).toEqual([]);
  expect(outline(text)).toContain("byType@refunds+priced exists > orphans");
  expect(parse(text).script.statements[1]?.branches).toEqual(["orders", "refunds", "other"]);
});

test.each(["one-line.dfs", "out-of-order.dfs", "branches.dfs"])("%s is the same script after printing", (name) => {
  const read = parse(fixture(name));
  const printed = print(read.script);
  expect(withoutSpans(parse(printed))).toEqual(withoutSpans(read));
  expect(print(parse(printed).script)).toBe(printed);
});

test("a script is printed in the layout of the service's editor", () => {
  const text =
    "parameters{root as string ('x')} source(output(Id as string,{order no} as date 'd.M.yyyy'),folderPath:$root,keys:['a'," +
    "-1],validateSchema:false)~>s s@b,t select(mapColumn(Id,n={order no}),partitionBy('hash',1))~>{my out}@(x,y)";
  expect(print(parse(text).script)).toBe(
    [
      "parameters{",
      "\troot as string ('x')",
      "}",
      "source(output(",
      "\t\tId as string,",
      "\t\t{order no} as date 'd.M.yyyy'",
      "\t),",
      "\tfolderPath: ($root),",
      "\tkeys: ['a', -1],",
      "\tvalidateSchema: false) ~> s",
      "s@b, t select(mapColumn(",
      "\t\tId,",
      "\t\tn = {order no}",
      "\t),",
      "\tpartitionBy('hash', 1)) ~> {my out}@(x, y)",
    ].join("\n"),
  );
});

test("a name that braces cannot hold is refused when printed", () => {
  const broken = { parameters: [], statements: [{ inputs: [], verb: "source", args: [], name: "a}b", branches: [] }] };
  expect(() => print(broken)).toThrow('the name "a}b" cannot be written in a data flow script');
});

test("an empty text is an empty script", () => {
  expect(parse(" // nothing\n")).toEqual({ script: { parameters: [], statements: [] }, problems: [] });
});
