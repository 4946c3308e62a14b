import { parse } from ".";

/** Each script has a ▸ before the place that its error must name. */
test.each([
  ["a filter(isNull(b) ▸~> c", "expected `)` to close `filter(` of line 1, column 9, but found `~>`"],
  ["a filter(\n  x ==\n▸) ~> b", "expected an expression but found `)`"],
  ["a derive(x = ▸'never closed) ~> b", "a text that begins here is never closed"],
  ['a derive(x = ▸"never {closed}) ~> b', "a text that begins here is never closed"],
  ["a filter(▸`raw) ~> b", "a raw text that begins here is never closed"],
  ["a filter(▸{name) ~> b", "a quoted name that begins here is never closed"],
  ["a filter(x) ~> b ▸/* note", "a comment that begins here is never closed"],
  ['a derive(x = "b {c ▸d} e") ~> b', "expected `}` after the expression in the text but found `d`"],
  ["source(output(a as ▸strng)) ~> b", "there is no type `strng`"],
  ["source(output(a as decimal(▸x, 2))) ~> b", "expected the precision of the decimal but found `x`"],
  ["a filter(x) ▸b filter(y) ~> c", "expected `~>` and a name for the output of `filter` but found `b`"],
  ["a filter(x) ~> ▸", "expected a name for the output of `filter` but found the end of the script"],
  ["a ▸~> b", "expected the name of a transformation, such as `select`, but found `~>`"],
  ["a, filter▸(x) ~> b", "expected the name of a transformation, such as `select`, but found `(`"],
  ["a filter(▸_x) ~> b", "`_x` means nothing here"],
  ["a filter(▸größe > 1) ~> b", "`größe` means nothing here"],
  ["a filter(x ▸; y) ~> b", "`;` means nothing here"],
  ["a filter(x > ▸12abc) ~> b", "12abc is not a number"],
  ["a filter([1, ▸]) ~> b", "expected an expression but found `]`"],
  ["a filter([1 -> 2, 3▸]) ~> b", "expected `->` and the value of this key but found `]`"],
  ["a derive(s = @(x ▸'y')) ~> b", "expected `=` and the value of `x` but found the text 'y'"],
  ["a filter(c#lookup▸) ~> b", "expected `(` after `c#lookup` but found `)`"],
  ["parameters{ a ▸string } source() ~> b", "expected `as` and the type of the parameter `a` but found `string`"],
])("%s", (marked, message) => {
  const offset = marked.indexOf("▸");
  const before = marked.slice(0, offset).split("\n");
  const { problems } = parse(marked.replace("▸", ""));
  expect(problems).toMatchObject([
    { message, where: { line: before.length, column: (before.at(-1) ?? "").length + 1 } },
  ]);
});

test("after an error reading goes on with the next statement", () => {
  const { script, problems } = parse(
    ["source() ~> a", "a filter((x ~> bad@(p, q)", "a sort(asc(x) ~> worse", "a sink() ~> b"].join("\n"),
  );
  expect(script.statements.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(problems.map(({ where }) => where.line)).toEqual([2, 3]);
});

test("an arrow in a text or a comment does not end the statement that is skipped", () => {
  const { script } = parse("a filter(x == ) /* ~> no */ '~> no' ~> bad source() ~> good");
  expect(script.statements.map(({ name }) => name)).toEqual(["good"]);
});

test("errors in the parameters do not hide those of the statements", () => {
  const { problems } = parse("parameters{\n a as strin\n}\nsource( ~> b");
  expect(problems.map(({ where }) => where.line)).toEqual([2, 4]);
});
