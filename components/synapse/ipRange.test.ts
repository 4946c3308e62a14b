import fc from "fast-check";
import { boundsOf } from "./ipRange";

describe("the bounds of a range of addresses", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7", "203.0.113.7"],
    ["203.0.113.0/24", "203.0.113.0", "203.0.113.255"],
    ["203.0.113.77/30", "203.0.113.76", "203.0.113.79"],
    ["0.0.0.0/0", "0.0.0.0", "255.255.255.255"],
  ])("%s is from %s to %s", (range, start, end) => {
    expect(boundsOf(range)).toEqual({ start, end });
  });

  test("hold the address that the range was written with", () => {
    const number = (address: string) => address.split(".").reduce((all, part) => all * 256 + Number(part), 0);
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, bits) => {
        const { start, end } = boundsOf(`${address}/${bits}`);
        expect(number(start)).toBeLessThanOrEqual(number(address));
        expect(number(end)).toBeGreaterThanOrEqual(number(address));
        expect(number(end) - number(start) + 1).toBe(2 ** (32 - bits));
      }),
    );
  });
});
