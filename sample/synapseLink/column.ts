/**
 * How a value is written. `enum` and `long` are int64 in the lake (enumerations come first in an export), `utc` has a
 * time zone, `date` has none, `offset` is a dateTimeOffset, `sink` the en-US form of Synapse Link's own two columns.
 */
export type Kind = "guid" | "text" | "enum" | "long" | "decimal" | "flag" | "utc" | "date" | "offset" | "sink";

export interface Column {
  readonly name: string;
  readonly kind: Kind;
}

/** The `dataType` of model.json. */
export const dataType: Readonly<Record<Kind, string>> = {
  guid: "guid",
  text: "string",
  enum: "int64",
  long: "int64",
  decimal: "decimal",
  flag: "boolean",
  utc: "dateTime",
  date: "dateTime",
  offset: "dateTimeOffset",
  sink: "dateTime",
};
