import type { DeltaType } from "../../lake/delta";

/** The type that a column of `model.json` has in a Delta table (Microsoft: FastTrack's views over both declare it so). */
export function lakeType(dataType: string): DeltaType {
  switch (dataType) {
    case "int64":
      return { kind: "long" };
    case "decimal":
      return { kind: "decimal", precision: 38, scale: 6 };
    case "double":
      return { kind: "double" };
    case "boolean":
      return { kind: "boolean" };
    case "dateTime":
    case "dateTimeOffset":
      return { kind: "timestamp" };
    default:
      return { kind: "string" };
  }
}

/** The value that a text of the export stands for, in SQL; null where it stands for none. */
export function lakeValue(text: string, { kind }: DeltaType): string {
  switch (kind) {
    case "string":
      return text;
    case "long":
      return `TRY_CAST(${text} AS BIGINT)`;
    case "decimal":
      return `TRY_CAST(${text} AS DECIMAL(38, 6))`;
    case "double":
      return `TRY_CAST(${text} AS DOUBLE)`;
    case "boolean":
      return `TRY_CAST(${text} AS BOOLEAN)`;
    case "timestamp":
      // The columns of Synapse Link itself are in an American form.
      return `CAST(coalesce(try_strptime(${text}, '%-m/%-d/%Y %-I:%M:%S %p'), TRY_CAST(left(${text}, 26) AS TIMESTAMP)) AS TIMESTAMPTZ)`;
    default:
      throw new Error(`no column of an export is a ${kind}`);
  }
}
