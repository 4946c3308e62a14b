import type { Program } from "../../local/program";
import { deployedBy } from "./deployed";
import { monthOf } from "./month";
import type { Assumptions, PriceName, PriceTable } from "./priceTable";
import { usageOf, type LakePlaces } from "./usage";

export interface CostLine {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  /** For `per` units. */
  readonly price: number;
  readonly per: number;
  readonly monthly: number;
  readonly because: string;
  /** The entry of the price table. */
  readonly priceName: PriceName;
  readonly source: string;
  readonly date: string;
}

/** What a month of the deployed schedule costs. Amounts in the table's currency, unrounded. */
export interface Estimate {
  readonly currency: string;
  readonly monthly: number;
  readonly lines: readonly CostLine[];
  readonly assumptions: Assumptions;
  /** What to know before the figure is believed. */
  readonly notes: readonly string[];
}

/** Prices what a month of the program's schedule uses. */
export function estimate(program: Program, table: PriceTable): Estimate {
  const { assumptions, currency, note } = table;
  const deployed = deployedBy(program);
  const month = monthOf(deployed, assumptions);
  const { accounts } = program.outputs["load"] as { readonly accounts: LakePlaces };
  const lines = usageOf(deployed, month, accounts, assumptions).map(({ line, price, quantity, because }): CostLine => {
    const { unit, per, price: amount, source, date } = table.prices[price];
    const monthly = (quantity / per) * amount;
    return { name: line, quantity, unit, price: amount, per, monthly, because, priceName: price, source, date };
  });
  return {
    currency,
    monthly: lines.reduce((sum, { monthly }) => sum + monthly, 0),
    lines,
    assumptions,
    notes: [
      note,
      "A month in which nothing fails. Not counted: first and full loads, failed and repeated activities, the start of the cluster, data transfer, taxes, and what Synapse Link, Dataverse and Customer Insights cost.",
    ],
  };
}
