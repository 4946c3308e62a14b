/**
 * What the changes after the first folder are: `mixed` has a little of everything an export can do to its reader;
 * `onePercent` has 0.9 % new orders and updates of 0.1 % of the lines spread over history, for the benchmark.
 */
export type Changes = "mixed" | "onePercent";

/** How many records there are; everything else of a record follows from the seed and its index. */
export interface World {
  readonly seed: number;
  readonly lines: number;
  readonly orders: number;
  readonly ordersPerIncrement: number;
  readonly customers: number;
  readonly products: number;
  readonly channels: number;
}

export const day = 86_400_000;

/** Orders are spread over three years up to here; the folders follow. */
export const historyEnd = Date.UTC(2025, 6, 1);
export const historyStart = Date.UTC(2022, 6, 1);

/** Lines of five orders one after another: three an order. */
const linesPerOrder = [1, 3, 2, 5, 4] as const;
const linesBefore = [0, 1, 4, 6, 11] as const;

/** The index of an order's first line. */
export const firstLineOf = (order: number) =>
  Math.floor(order / 5) * 15 + linesBefore[(order % 5) as 0 | 1 | 2 | 3 | 4];

/** The order of a line. */
export function orderOfLine(line: number): number {
  const rest = line % 15;
  return Math.floor(line / 15) * 5 + linesBefore.findLastIndex((before) => before <= rest);
}

/** How many lines an order has; the last order of the history is cut where the wanted number is reached. */
export function lineCount(world: World, order: number): number {
  const count = linesPerOrder[(order % 5) as 0 | 1 | 2 | 3 | 4];
  return order === world.orders - 1 ? Math.min(count, world.lines - firstLineOf(order)) : count;
}

/** Any five orders have fifteen lines, whichever is the first. */
const ordersWith = (lines: number) => Math.max(5, Math.round(lines / 15) * 5);

function ordersPerIncrement(lines: number, changes: Changes): number {
  switch (changes) {
    case "mixed":
      return ordersWith(lines * 0.005);
    case "onePercent":
      return ordersWith(lines * 0.009);
    default:
      return changes satisfies never;
  }
}

export function worldOf(lines: number, seed: number, changes: Changes): World {
  const orders = orderOfLine(lines - 1) + 1;
  return {
    seed,
    lines,
    orders,
    ordersPerIncrement: ordersPerIncrement(lines, changes),
    customers: 4 * Math.max(6, Math.ceil(orders / 20)),
    products: Math.min(5_000, Math.floor(lines / 200)) + 20,
    channels: Math.min(60, 10 + Math.floor(lines / 20_000)),
  };
}

/** Orders come in the order of their dates; those of an increment fill the day before its folder. */
export function orderTime(world: World, order: number): number {
  const second = (ms: number) => Math.floor(ms / 1000) * 1000;
  if (order < world.orders) return historyStart + second((order * (historyEnd - historyStart)) / world.orders);
  return historyEnd + second(((order - world.orders) * day) / world.ordersPerIncrement);
}
