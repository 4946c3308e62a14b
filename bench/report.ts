import Table from "cli-table3";
import pc from "picocolors";
import { spaced } from "../cli/report/spaced";
import type { Result } from "./benchmarks/result";
import type { Rewritten } from "./benchmarks/rewritten";
import type { SizeReport } from "./benchmarks/size";
import type { Machine } from "./machine";

const head = ["", "seconds", "MB", "against", "seconds", "MB", "ratio", "target"];

/** The benchmarks as a table for people. */
export function report(machine: Machine, sizes: readonly SizeReport[]): string {
  const table = new Table({
    head: head.map((text) => pc.bold(text)),
    colAligns: ["left", "right", "right", "left", "right", "right", "right", "right"],
    style: { head: [], border: [] },
    chars: spaced,
  });
  for (const { lines, runs, results, rewritten } of sizes) {
    const size = `${count(lines)} order lines, ${runs === 1 ? "one run" : `the median of ${runs} runs`}`;
    table.push([{ colSpan: head.length, content: pc.cyan(size) }], ...results.map(cells));
    table.push([{ colSpan: head.length, content: pc.dim(`  files written for 1 %: ${files(rewritten)}`) }]);
  }
  const { cpu, cores, memoryGb, node, duckdb } = machine;
  return `${table.toString()}\n${cores} x ${cpu}, ${memoryGb} GB, Node ${node}, DuckDB ${duckdb}`;
}

const cells = ({ name, ours, rival, ratio, target }: Result): string[] => [
  `  ${name}`,
  ours.seconds.toFixed(2),
  count(ours.peakMemoryMb),
  rival.name,
  rival.seconds.toFixed(2),
  count(rival.peakMemoryMb),
  (ratio <= target ? pc.green : pc.red)(times(ratio)),
  times(target),
];

const files = (tables: readonly Rewritten[]): string =>
  tables.map(({ table, before, removed, added }) => `${table} ${added} for ${removed} of ${before}`).join(", ");

const times = (ratio: number): string => (ratio < 1 ? `${(ratio * 100).toFixed(0)} %` : `${ratio.toFixed(2)}x`);

const count = (whole: number): string => whole.toLocaleString("en-US");
