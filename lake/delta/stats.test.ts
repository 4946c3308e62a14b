import { printStats, type ColumnStats } from "./stats";

const column = (type: ColumnStats["type"], min?: string, max?: string): ColumnStats => ({
  name: "c",
  type,
  nullCount: 1,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

test("longs and decimals keep all their digits", () => {
  const long = { ...column({ kind: "long" }, "-9007199254740993", "9223372036854775807"), name: "l" };
  const decimal = {
    ...column({ kind: "decimal", precision: 38, scale: 6 }, "-0.500000", "12345678901234567890.123456"),
    name: "d",
  };
  expect(printStats(3, [long, decimal])).toBe(
    '{"numRecords":3,"minValues":{"l":-9007199254740993,"d":-0.500000},' +
      '"maxValues":{"l":9223372036854775807,"d":12345678901234567890.123456},"nullCount":{"l":1,"d":1}}',
  );
});

test.each([
  ["a short text", "ab", "cd", "ab", "cd"],
  [
    "a long text is cut, and the upper bound padded",
    "a".repeat(40),
    "b".repeat(40),
    "a".repeat(32),
    `${"b".repeat(32)}\u{10FFFF}`,
  ],
  [
    "a cut does not part a surrogate pair",
    "😀".repeat(33),
    "😀".repeat(33),
    "😀".repeat(32),
    `${"😀".repeat(32)}\u{10FFFF}`,
  ],
  [
    "a text that goes on with the greatest character has no upper bound",
    "a",
    `${"z".repeat(32)}\u{10FFFF}x`,
    "a",
    undefined,
  ],
  ["quotes and control characters are escaped", '"\\\n', "\u0001", '"\\\n', "\u0001"],
])("%s", (_, min, max, lower, upper) => {
  const stats = JSON.parse(printStats(2, [column({ kind: "string" }, min, max)]));
  expect(stats.minValues.c).toBe(lower);
  expect(stats.maxValues.c).toBe(upper);
});

test.each([
  ["whole milliseconds stay", "2020-01-01 00:00:00.12+00", "2020-01-01T00:00:00.120Z", "2020-01-01T00:00:00.120Z"],
  [
    "microseconds round outwards",
    "2020-01-01 00:00:00.123456+00",
    "2020-01-01T00:00:00.123Z",
    "2020-01-01T00:00:00.124Z",
  ],
  ["also before 1970", "1969-12-31 23:59:59.9999+00", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z"],
  ["beyond four digits of years there is none", "10000-01-01 00:00:00+00", undefined, undefined],
  ["an infinity has none", "infinity", undefined, undefined],
])("timestamps: %s", (_, value, lower, upper) => {
  const stats = JSON.parse(printStats(1, [column({ kind: "timestamp" }, value, value)]));
  expect([stats.minValues.c, stats.maxValues.c]).toEqual([lower, upper]);
});

test.each([
  ["date", "2020-02-29", "2020-02-29"],
  ["date", "0044-03-15 (BC)", undefined],
  ["integer", "-5", -5],
  ["double", "1.5", undefined],
  ["float", "nan", undefined],
  ["boolean", "true", undefined],
  ["binary", "ff", undefined],
] as const)("%s %s gives the bound %s", (kind, value, bound) => {
  const stats = JSON.parse(printStats(1, [column({ kind }, value, value)]));
  expect([stats.minValues.c, stats.maxValues.c]).toEqual([bound, bound]);
});

test("a column of nulls only has a count and no bounds", () => {
  expect(printStats(1, [column({ kind: "long" })])).toBe(
    '{"numRecords":1,"minValues":{},"maxValues":{},"nullCount":{"c":1}}',
  );
});
