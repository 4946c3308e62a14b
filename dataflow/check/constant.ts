import { partsOf, type ConstantValue, type Known, type Typed } from "./typed";

/** The value of an expression that depends on no row, or `undefined`: for what must be known before rows are read. */
export function constantOf(value: Typed): Known {
  switch (value.kind) {
    case "constant":
      return value.value;
    case "cast":
      return constantOf(value.of);
    case "array": {
      const items = value.items.map(constantOf);
      return items.every((item): item is ConstantValue => item !== undefined && !Array.isArray(item))
        ? items
        : undefined;
    }
    case "call": {
      const args = value.args.map(constantOf);
      if (value.function.evaluate === undefined || args.includes(undefined)) return undefined;
      if (value.function.nulls === "propagate" && args.includes(null)) return null;
      return value.function.evaluate(...(args as never[]));
    }
    case "column":
    case "map":
    case "structure":
    case "member":
    case "cached":
    case "lambda":
    case "item":
      return undefined;
  }
}

/** The texts of a list that is known, such as `keys: ['id']`; one text counts as a list of one. */
export function valuesOfList(known: Known): readonly string[] {
  const items = Array.isArray(known) ? (known as readonly ConstantValue[]) : [known];
  return items.filter((item) => typeof item === "string");
}

/** Whether a value can differ from row to row. One that cannot, but that `constantOf` does not know, is right in Data Factory. */
export const dependsOnRows = (value: Typed): boolean =>
  value.kind === "column" || value.kind === "item" || value.kind === "cached" || partsOf(value).some(dependsOnRows);
