import type { Problem } from "../../errors";
import { parse } from "../parse";
import { check } from "./check";

const people = "source(output(id as integer, name as string, born as date), allowSchemaDrift: false) ~> people";

const found = (script: string) => {
  const { script: parsed, problems } = parse(script);
  expect(problems).toEqual([]);
  return check(parsed);
};
const codes = (script: string) => found(script).problems.map(({ code }) => code);
/** Whether each has a line and a column, so that the place can be shown and underlined, and says what to do. */
const placed = (findings: readonly Problem[]): boolean =>
  findings.every(({ where: { line, column }, hint }) => line !== undefined && column !== undefined && hint !== "");

describe("A problem", () => {
  test.each([
    ["unknown-stream", "poeple sink() ~> out"],
    ["unknown-stream", `${people} people, others union(byName: true) ~> u u sink() ~> out`],
    [
      "unknown-branch",
      `${people} people split(id == 1, disjoint: false) ~> s@(one, rest) s@two sink() ~> a s@one sink() ~> b`,
    ],
    ["branch-needed", `${people} people split(id == 1, disjoint: false) ~> s@(one, rest) s sink() ~> a`],
    ["duplicate-stream", `${people} ${people} people sink() ~> out`],
    ["stream-cycle", `b filter(true()) ~> a a filter(true()) ~> b b sink() ~> out`],
    ["unknown-transformation", `${people} people filtr(id == 1) ~> f f sink() ~> out`],
    ["input-count", `${people} people join(id == id, joinType: 'inner') ~> j j sink() ~> out`],
    ["unexpected-argument", `${people} people filter(id == 1, groupBy(id)) ~> f f sink() ~> out`],
    ["unknown-column", `${people} people filter(idd == 1) ~> f f sink() ~> out`],
    [
      "ambiguous-column",
      `${people} people select(skipDuplicateMapInputs: true) ~> again people, again join(id == id, joinType: 'inner') ~> j j sink(mapColumn(id)) ~> out`,
    ],
    [
      "ambiguous-column",
      `${people} people, people join(people@id == people@id, joinType: 'inner') ~> j j sink(mapColumn(each(match(false())))) ~> out`,
    ],
    ["option-type", `${people} people sink(format: 'delta', upsertable: 'yes', keys: ['id']) ~> out`],
    ["option-type", "source(output(id as integer), allowSchemaDrift: 'true', wildcardPaths: 1) ~> s s sink() ~> out"],
    ["array-needed", `${people} people foldDown(unroll(name), mapColumn(id)) ~> f f sink() ~> out`],
    ["unknown-parameter", `parameters{ least as integer } ${people} people filter(id > $lest) ~> f f sink() ~> out`],
    ["parameter-value-type", `parameters{ least as integer ('x') } ${people} people sink() ~> out`],
    ["unknown-local", `${people} people derive(x = :y) ~> d d sink() ~> out`],
    ["unknown-cache", `${people} people derive(x = other#lookup(id).name) ~> d d sink() ~> out`],
    ["unknown-function", `${people} people derive(x = uper(name)) ~> d d sink() ~> out`],
    ["argument-count", `${people} people derive(x = upper(name, name)) ~> d d sink() ~> out`],
    ["argument-type", `${people} people derive(x = upper(id)) ~> d d sink() ~> out`],
    ["argument-type", `${people} people filter(id == name) ~> f f sink() ~> out`],
    ["argument-type", `${people} people aggregate(n = sumIf(id, id)) ~> a a sink() ~> out`],
    ["condition-not-boolean", `${people} people filter(id) ~> f f sink() ~> out`],
    ["misplaced-function", `${people} people derive(x = max(id)) ~> d d sink() ~> out`],
    ["misplaced-function", `${people} people aggregate(x = rowNumber()) ~> d d sink() ~> out`],
    ["misplaced-function", `${people} people aggregate(x = sum(max(id))) ~> d d sink() ~> out`],
    ["column-not-grouped", `${people} people aggregate(groupBy(id), x = name) ~> a a sink() ~> out`],
    ["unknown-key", `${people} people sink(updateable: true, keys: ['idd']) ~> out`],
    ["duplicate-name", `parameters{ a as string, a as integer } ${people} people sink() ~> out`],
    ["duplicate-name", `${people} people split(id == 1, disjoint: false) ~> s@(a, a) s@a sink() ~> out`],
    ["option-type", `${people} people split(id == 1, disjoint: 'no') ~> s@(a, b) s@a sink() ~> x s@b sink() ~> y`],
    ["option-type", `${people} people keyGenerate(output(k as long), startAt: 'one') ~> k k sink() ~> out`],
    ["missing-keys", `${people} people sink(updateable: true) ~> out`],
    [
      "types-differ",
      `${people} source(output(id as string)) ~> other people, other union(byName: true) ~> u u sink() ~> out`,
    ],
    ["constant-needed", `${people} people derive(x = byName(name)) ~> d d sink() ~> out`],
    ["missing-argument", `${people} people rank(asc(id, true)) ~> a a sink(mapColumn(id)) ~> out`],
    ["unknown-member", `${people} people derive(x = @(a = 1).b) ~> d d sink() ~> out`],
    ["value-regex", `${people} people derive(x = regexMatch(name, '(')) ~> d d sink() ~> out`],
    ["value-charset", `${people} people derive(x = encode(name, 'klingon')) ~> d d sink() ~> out`],
    [
      "unexpected-argument",
      `${people} people, people lookup(people@id == people@id, pickup: 'second') ~> l l sink(mapColumn(each(match(false())))) ~> out`,
    ],
    ["value-argument", `${people} people window(asc(id, true), x = nTile(0)) ~> w w sink() ~> out`],
    ["value-argument", `${people} people aggregate(x = topN(name, toLong(id), -1)) ~> a a sink() ~> out`],
    ["value-argument", `${people} people derive(x = escape(name, 'yaml')) ~> d d sink() ~> out`],
    ["several-values", `${people} people derive(x = columns()) ~> d d sink() ~> out`],
    ["array-items-differ", `${people} people derive(x = [1, 'a']) ~> d d sink() ~> out`],
    [
      "cache-keys",
      `${people} people sink(store: 'cache', keys: ['id']) ~> cached
       people derive(x = cached#lookup(1, 2).name) ~> d d sink() ~> out`,
    ],
  ])("%s is reported for: %s", (code, script) => {
    const { problems } = found(script);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.filter((problem) => !placed([problem]))).toEqual([]);
  });

  test("has the line and column of the expression, and a suggestion", () => {
    const [problem] = found(`${people}\npeople derive(\n  x = upper(nam)) ~> d\nd sink() ~> out`).problems;
    expect(problem).toMatchObject({
      code: "unknown-column",
      hint: "did you mean name?",
      where: { line: 3, column: 13 },
    });
  });

  test("does not hide the next: all are reported", () => {
    expect(codes(`${people} people derive(x = nam, y = uper(name)) ~> d d sink() ~> out`)).toEqual([
      "unknown-column",
      "unknown-function",
    ]);
  });
});

describe("A column", () => {
  const clean = (script: string) => expect(codes(script)).toEqual([]);

  test("is qualified by the stream that last defined it, however far back", () => {
    clean(`${people} people filter(id > 1) ~> f f derive(age = 1) ~> d d sort(asc(id)) ~> s
      s derive(x = people@name, y = d@age) ~> out1 out1 sink() ~> out`);
  });

  test("is not qualified by a stream before the one that redefined it", () => {
    expect(
      codes(
        `${people} people derive(name = upper(name)) ~> d d filter(true()) ~> f f derive(x = people@name) ~> e e sink() ~> out`,
      ),
    ).toEqual(["unknown-column"]);
  });

  test("of a branch is qualified by split and branch", () => {
    clean(`${people} people split(id == 1, disjoint: false) ~> s@(one, rest)
      s@one, s@rest join(s@one@id == s@rest@id, joinType: 'inner') ~> j j sink(mapColumn(id = s@one@id)) ~> out s@rest sink() ~> b`);
  });

  test("that may drift is found by name, or bare with a warning, until a mapping leaves it out", () => {
    const drifting = "source(allowSchemaDrift: true) ~> any";
    clean(`${drifting} any derive(x = toString(byName('y'))) ~> d d sink() ~> out`);
    const bare = found(`${drifting} any derive(x = y) ~> d d sink() ~> out`);
    expect(bare).toMatchObject({ problems: [], warnings: [{ code: "drifted-column" }] });
    expect(codes(`${drifting} any select(mapColumn(z)) ~> s s derive(x = y) ~> d d sink() ~> out`)).toEqual([
      "unknown-column",
    ]);
  });

  test("has the type of what it is derived from", () => {
    const { streams } = found(
      `${people} people derive(a = id * 2L, b = id / 2, c = toDecimal(name, 18, 6) * 2, d = born + 1, e = iif(id > 1, 1, 2.5)) ~> d d sink() ~> out`,
    );
    const types = Object.fromEntries((streams.get("d")?.columns ?? []).map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      a: { kind: "long" },
      b: { kind: "integer" },
      c: { kind: "decimal", precision: 29, scale: 6 },
      d: { kind: "date" },
      e: { kind: "double" },
    });
  });
});

describe("A warning", () => {
  test.each([
    [
      "order-dependent",
      `${people} people aggregate(groupBy(id), each(match(name != 'id'), $$ = first($$))) ~> a a sink() ~> out`,
    ],
    [
      "split-without-default",
      `${people} people split(id == 1, id == 2, disjoint: false) ~> s@(one, two) s@one sink() ~> a s@two sink() ~> b`,
    ],
    [
      "several-columns",
      `${people} people select(skipDuplicateMapInputs: true) ~> again
       people, again join(people@id == again@id, joinType: 'inner') ~> j
       j split(true(), disjoint: false) ~> s@(all, none) s@all sink(mapColumn(id = s@all@id)) ~> out s@none sink(mapColumn(born = s@born)) ~> rest`,
    ],
    ["missing-argument", `${people} people alterRow() ~> a a sink() ~> out`],
    [
      "duplicate-name",
      "source(output(id as integer, id as string)) ~> s s sink(mapColumn(each(match(false())))) ~> out",
    ],
    ["unused-stream", `${people} people filter(true()) ~> f people sink() ~> out`],
    ["function-spelling", `${people} people filter(ISNULL(name)) ~> f f sink() ~> out`],
  ])("%s is given for: %s", (code, script) => {
    const { warnings, problems } = found(script);
    expect(warnings.map((warning) => warning.code)).toContain(code);
    expect(placed(warnings)).toBe(true);
    expect(problems).toEqual([]);
  });
});

test("A finding of a pattern is said once, however many columns it matches", () => {
  const dependent = found(
    `${people} people aggregate(groupBy(id), each(match(true()), $$ = first($$))) ~> a a sink() ~> out`,
  );
  expect(dependent.warnings).toHaveLength(1);
});

describe("What cannot run here", () => {
  test.each([
    [
      "unsupported-feature",
      `${people} people call(mapColumn(id), skipDuplicateMapInputs: false) ~> c c derive(x = upper(y)) ~> d d sink() ~> out`,
    ],
    [
      "unsupported-feature",
      `${people} people compose(mapColumn(id), composition: 'Cleaning') ~> f@(ok) f@ok sink() ~> out`,
    ],
    ["unsupported-feature", `${people} people parse(p = name ? (a as string), format: 'xml') ~> x x sink() ~> out`],
    [
      "unsupported-option",
      `${people} people, people join(1 == 1, joinType: 'inner', matchType: 'fuzzy') ~> j j sink(mapColumn(each(match(false())))) ~> out`,
    ],
    ["unsupported-function", `${people} people derive(x = fuzzyCompare(name, name)) ~> d d sink() ~> out`],
    ["unsupported-feature", `${people} people filter(isUpdate(2)) ~> f f sink() ~> out`],
    [
      "unsupported-feature",
      "source(output(id as integer), format: 'rest', nobodyKnows: 1) ~> s s sink(format: 'excel') ~> out",
    ],
    ["unsupported-option", `${people} people sort(asc(name), locale: 'sv') ~> s s sink() ~> out`],
    ["unsupported-argument", `${people} people derive(x = sha2(300, name)) ~> d d sink() ~> out`],
    ["duplicate-column", `${people} people sink(mapColumn(id, id = name)) ~> out`],
    ["stream-names-differ-by-case", `${people} people filter(true()) ~> PEOPLE PEOPLE sink() ~> out`],
    ["unsupported-regex", `${people} people filter(rlike(name, '(?=x)')) ~> f f sink() ~> out`],
    ["unsupported-regex", `${people} people select(mapColumn(each(patternMatch('(?=x)')), id)) ~> s s sink() ~> out`],
    [
      "unsupported-regex",
      `${people} people select(mapColumn(each(match(rlike(name, 'a++'))), id)) ~> s s sink() ~> out`,
    ],
    [
      "pattern-word",
      `${people} people select(mapColumn(each(match(true()), stream + '_x' = $$))) ~> s s sink() ~> out`,
    ],
    [
      "value-argument",
      `${people} people select(mapColumn(id, each(match(typeMatch(type, 'text'))))) ~> s s sink() ~> out`,
    ],
    ["unsupported-argument", `${people} people derive(x = flatten([[id]], id == 1)) ~> d d sink() ~> out`],
    ["pattern-word", `${people} people derive(each(match(type == 'string'), $$ = origin)) ~> d d sink() ~> out`],
    ["pattern-word", `${people} people derive(each(match(true()), 'c' + toString($#) = $$)) ~> d d sink() ~> out`],
  ])("is a feature, not a problem: %s", (code, script) => {
    const { features, problems } = found(script);
    expect(features.map((feature) => feature.code)).toContain(code);
    expect(placed(features)).toBe(true);
    expect(problems).toEqual([]);
  });
});
