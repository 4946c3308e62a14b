import { stripVTControlCharacters } from "node:util";
import { resultOf } from "./benchmarks/result";
import { report } from "./report";

test("a report has a line for each benchmark, what the changes wrote, and the machine", () => {
  const ours = [{ seconds: 5, peakMemoryMb: 1_500 }];
  const rival = [{ seconds: 2, peakMemoryMb: 300 }];
  const results = [resultOf("orders", 1.2, ours, "one statement", rival), resultOf("1 %", 0.1, rival, "full", ours)];
  const rewritten = [{ table: "salesline", before: 5, removed: 2, added: 3 }];
  const machine = { cpu: "Fast", cores: 2, memoryGb: 24, node: "v20.0.0", duckdb: "v1.5.5" };
  const text = report(machine, [{ lines: 100_000, runs: 3, results, rewritten }]);
  expect(
    stripVTControlCharacters(text)
      .trim()
      .split(/\s*\n\s*/),
  ).toEqual([
    expect.stringMatching(/^seconds +MB +against +seconds +MB +ratio +target$/),
    "100,000 order lines, the median of 3 runs",
    expect.stringMatching(/^orders +5\.00 +1,500 +one statement +2\.00 +300 +2\.50x +1\.20x$/),
    expect.stringMatching(/^1 % +2\.00 +300 +full +5\.00 +1,500 +40 % +10 %$/),
    "files written for 1 %: salesline 3 for 2 of 5",
    "2 x Fast, 24 GB, Node v20.0.0, DuckDB v1.5.5",
  ]);
});
