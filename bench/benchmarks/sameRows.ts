import { rm } from "node:fs/promises";
import { problem } from "../../errors";
import { activitiesOrders } from "../../pipelines/gold/orders";
import type { Setting } from "./setting";

/** Makes sure that a rival wrote the rows of our orders, and removes what it wrote. */
export async function sameRows(
  { measure, limits }: Setting,
  benchmark: string,
  gold: string,
  written: string,
): Promise<void> {
  const { answer } = await measure("differences", { gold, table: activitiesOrders.name, written, ...limits });
  const { differences } = answer;
  if (differences.length > 0) throw problem("bench-different", { benchmark, differences });
  await rm(written, { recursive: true });
}
