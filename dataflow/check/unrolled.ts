import type { Typed } from "./typed";

/** An array that a flatten unrolls, and the item of it that each row gets: the array's path then means the item. */
export interface Unrolled {
  readonly array: Typed;
  readonly item: Typed;
}

/** A column or member as it is, or the item where it is an array that was unrolled. */
export function itemOf(value: Typed, unrolled: readonly Unrolled[] | undefined): Typed {
  if (unrolled === undefined) return value;
  const path = pathOf(value);
  const found = path === undefined ? undefined : unrolled.find(({ array }) => pathOf(array) === path);
  return found?.item ?? value;
}

function pathOf(value: Typed): string | undefined {
  if (value.kind === "column") return JSON.stringify([value.relation, value.identifier]);
  if (value.kind !== "member") return undefined;
  const path = pathOf(value.of);
  return path && `${path}.${JSON.stringify(value.name)}`;
}
