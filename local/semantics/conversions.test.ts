import { evaluate, withEngine, type Engine } from "./runRows";

describe("Conversions", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await withEngine();
  });
  afterAll(() => engine.closeSync());

  test.each([
    ["toInteger('12.7')", 12],
    ["toInteger('-12.7')", -12],
    ["toInteger(12.7)", 12],
    ["toInteger(' 12 ')", 12],
    ["toInteger('1e3')", null],
    ["toInteger('1_0')", null],
    ["toInteger('0x1F')", null],
    ["toInteger('9999999999')", null],
    ["toInteger(4294967297L)", 1],
    ["toLong('9223372036854775807')", "9223372036854775807"],
    ["toLong(toTimestamp('1970-01-01 00:00:01.5'))", "1500"],
    ["isInteger('12x')", false],
    ["isNull(isInteger(toString(null())))", true],
    ["toBoolean('Yes')", true],
    ["toBoolean('2')", null],
    ["toDate('2012-8-18T10:00:00Z')", "2012-08-18"],
    ["toDate('2012-02-30')", null],
    ["toDate('2012')", "2012-01-01"],
    ["toTimestamp('2020-1-2 3:04:05.1234567')", "2020-01-02 03:04:05.123"],
    [
      "toTimestamp('2020-01-02T03:04:05.1234567Z', 'yyyy-MM-dd\\'T\\'HH:mm:ss.SSSSSSS\\'Z\\'')",
      "2020-01-02 03:04:05.123",
    ],
    ["toTimestamp('2020-01-02 03:04:05', 'yyyy-MM-dd HH:mm:ss[.SSS]')", "2020-01-02 03:04:05"],
    ["toTimestamp('3/1/2024 1:11:12 PM', 'M/d/yyyy h:mm:ss a')", "2024-03-01 13:11:12"],
    ["toTimestamp('2020-01-02T03:04:05+02:00', 'yyyy-MM-dd\\'T\\'HH:mm:ssXXX')", "2020-01-02 01:04:05"],
    ["toTimestamp('9999-12-31 23:59:59')", "9999-12-31 23:59:59"],
    ["toTimestamp('nonsense', 'yyyy-MM-dd')", null],
    ["toTimestamp(1500L)", "1970-01-01 00:00:01.5"],
    ["toString(toTimestamp('2020-01-02 03:04:05.100'))", "2020-01-02 03:04:05.1"],
    ["toString(toDate('2020-01-02'), 'M/d/yy')", "1/2/20"],
    ["toString(1.0)", "1.0"],
    ["toString(12345678.9)", "1.23456789E7"],
    ["toString(0.00012)", "1.2E-4"],
    ["toString(-1e20)", "-1.0E20"],
    ["toString(toDecimal('1.50', 10, 2))", "1.50"],
    ["toString(0.5, '#.##')", "0.5"],
    ["toString(0, '#.##')", "0"],
    ["toString(0, '#%')", "0%"],
    ["toInteger('(5)', '#;(#)')", -5],
    ["toDouble('-$1,234.5', '$#,###.##')", -1234.5],
    ["toString(12345.678, '##0.##E0')", "12.346E3"],
    ["currentUTC()", "2026-01-31 10:11:12.123"],
    ["toString(currentDate())", "2026-01-31"],
    ["toDate('2020-02-29') + 1", "2020-03-01"],
    ["addMonths(toTimestamp('2020-02-29 10:00:00'), 1)", "2020-03-31 10:00:00"],
    ["toTimestamp('2020-01-01 00:00:00') + days(1)", "2020-01-02 00:00:00"],
  ])("%s is %s", async (expression, expected) => {
    expect((await evaluate(engine, expression)).value).toEqual(expected);
  });

  test.each([
    ["toTimestamp('x', 'yyyy-MM-dd hh:mm')", "unsupported-datePattern"],
    ["toInteger('$1', '$#.#.#')", "unsupported-argument"],
    ["regexMatch('a', '(?=a)')", "unsupported-regex"],
    ["regexExtract('a', 'a', length(uuid()))", "unsupported-argument"],
    ["regexExtract('ab', '(a)', 2)", "value-regex"],
    ["regexExtract('ab', '(a*)+b', 1)", "unsupported-regex"],
    ["regexReplace('abc', '.*', 'x')", "unsupported-regex"],
    ["regexSplit('aab', '^a')", "unsupported-regex"],
    ["regexReplace('a', 'a', '$1')", "value-regex"],
    ["regexMatch('a', '(')", "value-regex"],
    ["encode('a', 'klingon')", "value-charset"],
    ["escape('a', 'yaml')", "value-argument"],
    ["unescape('a', 'yaml')", "value-argument"],
    ["toString(1.5, '0.0', 'xx-YY')", "value-argument"],
    ["toString(1.5, '¤0.0')", "unsupported-argument"],
    ["toString(1.5, '0.0', 'ar-EG')", "unsupported-argument"],
    ["round(1.5, 0, 9)", "value-argument"],
    ["toDecimal('1', length(uuid()))", "unsupported-argument"],
    ["round(toDecimal('1'), length(uuid()))", "unsupported-argument"],
    ["toString([1])", "unsupported-argument"],
    ["toString(0.5, '##0.0E0')", "unsupported-argument"],
    ["toDate('1112020', 'Mdyyyy')", "unsupported-datePattern"],
    ["sha2(300, 'a')", "unsupported-argument"],
    ["fuzzyCompare('a', 'b')", "unsupported-function"],
  ])("%s is refused as %s, never answered wrongly", async (expression, code) => {
    await expect(evaluate(engine, expression)).rejects.toMatchObject({ code });
  });
});
