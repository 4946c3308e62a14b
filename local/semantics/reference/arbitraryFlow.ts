import fc, { type Arbitrary } from "fast-check";
import type { Columns } from "./values";

/** A random flow, as text, and the rows of its two sources. */
export interface RandomFlow {
  readonly script: string;
  readonly sources: Readonly<Record<"first" | "second", readonly Columns[]>>;
}

const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const word = fc.constantFrom("a", "b", "B", "", "ab", null);
const rowsOf = (key: string, of: Arbitrary<Columns>) =>
  // A key that is unique makes orders total, so that the outcome does not depend on chance.
  fc.array(of, { maxLength: 6 }).map((rows) => rows.map((row, index) => ({ [key]: index + 1, ...row })));

const numeric = (names: readonly string[]): Arbitrary<string> =>
  fc.letrec<{ number: string }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom(...names),
      fc.integer({ min: 0, max: 5 }).map(String),
      fc
        .tuple(tie("number"), fc.constantFrom("+", "-", "*", "%"), tie("number"))
        .map((parts) => `(${parts.join(" ")})`),
      tie("number").map((of) => `coalesce(${of}, 0)`),
      tie("number").map((of) => `-(${of})`),
    ),
  })).number;

const truth = (numbers: readonly string[], words: readonly string[]): Arbitrary<string> =>
  fc.letrec<{ truth: string }>((tie) => ({
    truth: fc.oneof(
      { maxDepth: 2 },
      fc
        .tuple(numeric(numbers), fc.constantFrom("==", "!=", "<", ">="), numeric(numbers))
        .map((parts) => parts.join(" ")),
      fc
        .tuple(fc.constantFrom(...words), fc.constantFrom("==", "!="), fc.constantFrom("'a'", "'B'", "upper(w)"))
        .map((parts) => parts.join(" ")),
      fc.constantFrom(...numbers, ...words).map((name) => `isNull(${name})`),
      fc
        .tuple(tie("truth"), fc.constantFrom("&&", "||"), tie("truth"))
        .map(([a, operator, b]) => `((${a}) ${operator} (${b}))`),
      tie("truth").map((of) => `!(${of})`),
    ),
  })).truth;

const condition = truth(["n", "m"], ["w"]);
const value = numeric(["n", "m"]);

/** A join repeats keys; rows that are equal in this order are the same. */
const everyColumn = ["k", "n", "m", "w"].map((name) => `asc(${name}, true)`).join(", ");

/** One step from the stream `from`, whose columns are k, n, m and w before and after it, to the stream `to`. */
const step = (from: string, to: string): Arbitrary<string> =>
  fc.oneof(
    condition.map((c) => `${from} filter(${c}) ~> ${to}`),
    fc.tuple(value, condition).map(([v, c]) => `${from} derive(n = ${v}, m = iif(${c}, m, n), w = w + 'x') ~> ${to}`),
    fc.constantFrom("n, m = m, w = w", "n = m, m = n, w", "n, m, w").map((map) => `${from} select(mapColumn(k, ${map})) ~> ${to}`),
    condition.map((c) => `${from} filter(${c}) ~> ${to}part ${from}, ${to}part union(byName: true) ~> ${to}all ${to}all aggregate(groupBy(k, w), n = sum(n), m = max(m)) ~> ${to}g ${to}g derive(n = iif(n < 100, n, 0L)) ~> ${to}`),
    fc.constantFrom("w", "n").map((by) => `${from} window(over(${by}), ${everyColumn}, s = sum(m), r = rowNumber()) ~> ${to}w ${to}w derive(m = s - r) ~> ${to}d ${to}d select(mapColumn(k, n, m, w)) ~> ${to}`),
    fc.tuple(condition, condition, fc.boolean(), fc.constantFrom("a", "b", "rest")).map(([c, d, disjoint, branch]) => `${from} split(${c}, ${d}, disjoint: ${disjoint}) ~> ${to}s@(a, b, rest) ${to}s@${branch} select(mapColumn(k, n, m, w)) ~> ${to}`),
    fc.tuple(fc.constantFrom("n == x", "w == v", "n == x && w == v", "n < x"), fc.boolean()).map(([c, negate]) => `${from}, second exists(${c}, negate: ${negate}) ~> ${to}`),
    fc.tuple(fc.constantFrom("inner", "left"), fc.constantFrom("n == x", "w == v", "m == x && y >= 2")).map(([type, c]) => `${from}, second join(${c}, joinType: '${type}') ~> ${to}j ${to}j derive(m = coalesce(y, m)) ~> ${to}d ${to}d select(mapColumn(k, n, m, w)) ~> ${to}`),
    fc.constantFrom("n == x", "w == v", "n < x", "n == x || w == v").map((c) => `${from}, second lookup(${c}, multiple: false, pickup: 'first', asc(y, true)) ~> ${to}l ${to}l derive(n = iif(isNull(y), n, x + y)) ~> ${to}d ${to}d select(mapColumn(k, n, m, w)) ~> ${to}`),
  ); // prettier-ignore

const ending = fc.oneof(
  fc.tuple(condition, condition).map(([c, d]) => `last alterRow(deleteIf(${c}), upsertIf(${d})) ~> marked marked sink() ~> out`),
  fc.constantFrom("k", "w", "n").map((by) => `last aggregate(groupBy(${by}), rows = count(), filled = count(m), total = sum(m), least = min(w)) ~> g g sink() ~> out`),
  fc.constant("last sink() ~> out"),
); // prettier-ignore

const declared = `source(output(k as integer, n as integer, m as integer, w as string)) ~> first
  source(output(y as integer, x as integer, v as string)) ~> second`;

const steps = fc
  .integer({ min: 0, max: 4 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        step(index === 0 ? "first" : `s${index}`, index === count - 1 ? "last" : `s${index + 1}`),
      ),
    ),
  );

export const randomFlow: Arbitrary<RandomFlow> = fc
  .record({
    first: rowsOf("k", fc.record({ n: number, m: number, w: word })),
    second: rowsOf("y", fc.record({ x: number, v: word })),
    steps,
    ending,
  })
  .map(({ first, second, steps: written, ending: end }) => ({
    script: [declared, ...(written.length === 0 ? ["first filter(1 == 1) ~> last"] : written), end].join("\n"),
    sources: { first, second },
  }));
