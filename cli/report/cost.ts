import Table from "cli-table3";
import pc from "picocolors";
import type { Estimate } from "../cost/estimate";
import { spaced } from "./spaced";

/** An estimate as a table for people, with what it rests on. */
export function costTable({ currency, monthly, lines, assumptions, notes }: Estimate, pricesFile: string): string {
  const table = new Table({
    head: ["line", "quantity", "unit", "price", `${currency} a month`, "because"].map((text) => pc.bold(text)),
    colAligns: ["left", "right", "left", "right", "right", "left"],
    style: { head: [], border: [] },
    chars: spaced,
  });
  for (const { name, quantity, unit, price, per, monthly: amount, because } of lines)
    table.push([
      name,
      number(quantity),
      unit,
      per === 1 ? `${price}` : `${price} / ${number(per)}`,
      money(amount),
      because,
    ]);
  table.push([pc.bold("a month"), "", "", "", pc.bold(money(monthly)), ""]);
  return [
    table.toString(),
    `Assumed: ${Object.entries(assumptions)
      .map(([name, value]) => `${name} ${value}`)
      .join(", ")}`,
    `Prices and assumptions: ${pricesFile}`,
    ...notes.map((note) => pc.yellow(note)),
  ].join("\n");
}

const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 1 : 0 });

const money = (value: number): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
