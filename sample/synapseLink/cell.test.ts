import { cellText, type Cell } from "./cell";
import type { Kind } from "./column";

const cases: readonly [Kind, Cell, string][] = [
  ["text", "plain", '"plain"'],
  ["text", 'say "yes", twice;\r\n\\', '"say ""yes"", twice;\r\n\\"'],
  ["text", "", ""],
  ["text", null, ""],
  ["guid", "000010b5-0000-0000-21aa-a55001000000", "000010b5-0000-0000-21aa-a55001000000"],
  ["long", 5_637_144_576, "5637144576"],
  ["long", 9_223_372_036_854_775_807n, "9223372036854775807"],
  ["long", "not a number", "not a number"],
  ["enum", 0, "0"],
  ["enum", true, "1"],
  ["decimal", -1, "-1"],
  ["decimal", 12.5, "12.5"],
  ["decimal", 0.1 + 0.2, "0.3"],
  ["decimal", 0.000001, "0.000001"],
  ["decimal", "12345678901234.123456", "12345678901234.123456"],
  ["flag", true, "True"],
  ["flag", false, ""],
  ["utc", Date.UTC(2025, 1, 3, 9, 52, 1), '"2025-02-03T09:52:01.0000000Z"'],
  ["utc", Date.UTC(2025, 1, 3, 9, 52, 1, 7), '"2025-02-03T09:52:01.0070000Z"'],
  ["utc", "2025-02-03T09:52:01.1234567Z", '"2025-02-03T09:52:01.1234567Z"'],
  ["utc", "2025-02-03T09:52:01Z", '"2025-02-03T09:52:01.0000000Z"'],
  ["utc", "1900-01-01", '"1900-01-01T00:00:00.0000000Z"'],
  ["utc", "someday", '"someday"'],
  ["date", "2025-02-15", '"2025-02-15T00:00:00.0000000"'],
  ["offset", "1900-01-01", '"1900-01-01T00:00:00.0000000+00:00"'],
  ["sink", Date.UTC(2025, 1, 3, 9, 52, 15), '"2/3/2025 9:52:15 AM"'],
  ["sink", "2025-12-31T12:00:00Z", '"12/31/2025 12:00:00 PM"'],
  ["sink", "2025-01-01", '"1/1/2025 12:00:00 AM"'],
];

test.each(cases)("a %s of %p is written as %s", (kind, value, text) => {
  expect(cellText(kind, value)).toBe(text);
});
