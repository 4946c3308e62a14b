import fc from "fast-check";
import { script, Stream } from "../dataflow/build";
import { print } from "../dataflow/print";
import { types } from "../dataflow/types";
import { dataFlow } from "../local/testing";
import { quotient } from "../pipelines/gold/amounts";

const decimal = types.decimal(18, 6);
const flow = print(
  script({}, [
    Stream.source("pairs", { dividend: decimal, divisor: decimal }, { format: "delta" })
      .derive("divided", (c) => ({ quotient: quotient(c.dividend, c.divisor) }))
      .select("quotients", (c) => ({ dividend: c.dividend, divisor: c.divisor, quotient: c.quotient }))
      .sink("out", { format: "delta" }),
  ]),
);

/** A decimal with six digits after the point, from its millionths. */
const text = (millionths: number) => {
  const digits = String(Math.abs(millionths)).padStart(7, "0");
  return `${millionths < 0 ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};

/** dividend / divisor with four digits, rounded once, half away from zero, in whole numbers. */
function exactly(dividend: number, divisor: number): string {
  const [over, under] = [BigInt(Math.abs(dividend)) * 10_000n, BigInt(divisor)];
  const rounded = String((2n * over + under) / (2n * under)).padStart(5, "0");
  const value = `${rounded.slice(0, -4)}.${rounded.slice(-4)}`;
  return dividend < 0 && /[1-9]/.test(value) ? `-${value}` : value;
}

test("a quotient is rounded once, by price units that are common and that are not", async () => {
  const divisors = [1, 10, 100, 1000, 3, 7, 12, 144, 0.5, 2.25, 19_999];
  const dividends = fc.sample(fc.integer({ min: -2e9, max: 2e9 }), 20);
  const pairs = dividends.flatMap((dividend) => divisors.map((divisor) => ({ dividend, divisor: divisor * 1e6 })));
  await expect(
    dataFlow(flow).given({
      pairs: pairs.map(({ dividend, divisor }) => ({ dividend: text(dividend), divisor: text(divisor) })),
    }),
  ).toGive({
    out: pairs.map(({ dividend, divisor }) => ({
      dividend: text(dividend),
      divisor: text(divisor),
      quotient: exactly(dividend, divisor),
    })),
  });
});
