import type { FunctionCall } from "../../../dataflow/ast";
import { valueOf, type Names, type Value } from "./values";

/** An aggregate over rows; `rowNumber()` is the position of the last of them. */
export function aggregated({ name, args }: FunctionCall, rows: readonly Names[], position: number): Value {
  const [of] = args;
  const values = of ? rows.map((row) => valueOf(of, row)).filter((value) => value !== null) : [];
  switch (name) {
    case "rowNumber":
      return position;
    case "count":
      return of ? values.length : rows.length;
    case "sum":
      return values.length === 0 ? null : (values as number[]).reduce((sum, value) => sum + value, 0);
    case "max":
      return values.reduce<Value>((most, value) => (most === null || value > most ? value : most), null);
    case "min":
      return values.reduce<Value>((least, value) => (least === null || value < least ? value : least), null);
    default:
      throw new Error(`the reference has no ${name}`);
  }
}
