import * as fc from "fast-check";
import { evaluate, withEngine, type Engine } from "./runRows";

describe("Decimals", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await withEngine();
  });
  afterAll(() => engine.closeSync());

  const value = async (expression: string) => (await evaluate(engine, expression)).value;

  test.each([
    ["toDecimal('1.005', 10, 2)", "1.01"],
    ["toDecimal('-1.005', 10, 2)", "-1.01"],
    ["toDecimal(1.005, 10, 2)", "1.01"],
    ["toDecimal('12345678901234567890.5', 38, 1)", "12345678901234567890.5"],
    ["toDecimal('100', 4, 2)", null],
    ["toDecimal('1_000', 18, 2)", null],
    ["toDecimal('abc', 38, 2)", null],
    ["toDecimal(toDecimal('2.34565', 18, 6), 16, 4)", "2.3457"],
    ["toDecimal(toDecimal('-2.34565', 38, 20), 16, 4)", "-2.3457"],
    ["toDecimal(toDecimal('2.34564999999999999999', 38, 20), 16, 4)", "2.3456"],
    ["toDecimal(toDecimal('1234567890123', 38, 20), 16, 4)", null],
    ["toDecimal(toDecimal('999999.999949999999', 37, 12), 16, 4)", "999999.9999"],
    ["toDecimal(toDecimal('-999999.999950000000', 37, 12), 16, 4)", "-1000000.0000"],
    ["toDecimal(toDecimal('1000000.000050000000', 37, 12), 16, 4)", "1000000.0001"],
    ["toDecimal(toDecimal('-1000000.000049999999', 37, 12), 16, 4)", "-1000000.0000"],
    ["toDecimal(toDecimal('999999999999.99995', 37, 12), 16, 4)", null],
    ["toDecimal(toDecimal('99.5', 37, 12), 3, 1)", "99.5"],
    ["toDecimal(toDecimal('99.95', 37, 12), 3, 1)", null],
    ["round(toDecimal('2.345', 18, 6), 2)", "2.35"],
    ["round(1.005, 2)", 1.01],
    ["round(9.995, 2)", 10],
    ["toDecimal('1', 18, 6) / toDecimal('3', 18, 6)", "0.33333333333333333333"],
    ["toDecimal('2', 18, 6) / toDecimal('3', 18, 6)", "0.66666666666666666667"],
    ["toDecimal('1', 18, 6) / 0", null],
    [
      "toDecimal('999999999999.999999', 18, 6) / toDecimal('0.000001', 18, 6)",
      "999999999999999999.00000000000000000000",
    ],
    ["toDecimal('999999999.999999', 18, 6) * toDecimal('999999999.999999', 18, 6)", "999999999999998000.000000000001"],
    ["toDecimal('0.1', 18, 6) + toDecimal('0.2', 18, 2)", "0.300000"],
    ["toDecimal('5', 18, 6) * 2", "10.000000"],
    ["7 / 2", 3],
    ["-7 / 2", -3],
    ["7.0 / 2", 3.5],
    ["7 % 0", null],
  ])("%s is %s", async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  test("Quotients are those of whole-number division, rounded half away from zero", async () => {
    const amount = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });
    const pairs = fc.sample(fc.tuple(amount, fc.oneof(amount, fc.bigInt({ min: 1n, max: 2000000n }))), {
      numRuns: 150,
      seed: 7,
    });
    for (const [left, right] of pairs.filter(([, divisor]) => divisor !== 0n)) {
      const written = await value(`toDecimal('${decimal(left, 6)}', 18, 6) / toDecimal('${decimal(right, 6)}', 18, 6)`);
      expect(`${decimal(left, 6)} / ${decimal(right, 6)} = ${String(written)}`).toBe(
        `${decimal(left, 6)} / ${decimal(right, 6)} = ${decimal(rounded(left * 10n ** 20n, right), 20)}`,
      );
    }
  });

  test("A product that is divided and subtracted from is rounded once, from all its digits", async () => {
    const small = fc.bigInt({ min: 1n, max: 10n ** 10n });
    for (const [quantity, price, unit] of fc.sample(fc.tuple(small, small, small), { numRuns: 100, seed: 11 })) {
      const [q, p, u] = [quantity, price, unit].map((whole) => `toDecimal('${decimal(whole, 6)}', 18, 6)`);
      const exact = rounded(quantity * price, unit * 10n ** 2n);
      expect(await value(`toDecimal(${q} * ${p} / ${u}, 24, 4)`)).toBe(decimal(exact, 4));
    }
  });
});

/** A whole number as text with so many decimals. */
function decimal(whole: bigint, scale: number): string {
  const digits = `${whole < 0n ? -whole : whole}`.padStart(scale + 1, "0");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Half away from zero. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const [a, b] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = (2n * a + b) / (2n * b);
  return dividend < 0n === divisor < 0n ? quotient : -quotient;
}
