import { Problem } from "../../errors";
import { folder, memorySize, moment, wholeNumber } from "./common";

const refused = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Problem ? error.message : String(error);
  }
};

test.each([
  [
    "more threads than any machine has",
    () => wholeNumber("--threads", 1, 256)("100000"),
    "not a whole number from 1 to 256",
  ],
  ["a size without a unit", () => memorySize("4"), 'the memory limit "4" is not usable'],
  ["a negative size, which would be none", () => memorySize("-1GB"), 'the memory limit "-1GB" is not usable'],
  ["a day that no calendar has", () => moment("--as-of")("2026-02-30"), "is not a moment"],
  ["a file in the place of a folder to write", () => folder("--out")(__filename), "is a file, not a folder"],
])("%s is refused", (_, call, message) => {
  expect(refused(call)).toContain(message);
});

test("what is right is taken as it is", () => {
  expect(wholeNumber("--threads", 1, 256)("2")).toBe(2);
  expect(["4GB", "800 mb", "1.5GiB"].map(memorySize)).toEqual(["4GB", "800 mb", "1.5GiB"]);
  expect(moment("--as-of")("2024-02-29")).toBe("2024-02-29T00:00:00.000Z");
  expect(moment("--as-of")("2026-01-31T00:30:00+01:00")).toBe("2026-01-30T23:30:00.000Z");
  expect(folder("--out")("not/there/yet")).toBe("not/there/yet");
});
