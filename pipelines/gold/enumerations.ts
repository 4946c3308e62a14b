import { and, caseOf, eq, iif, isNull, not, nullValue, toText, type Expression } from "../../dataflow/build";

/** Labels by code, until the labels that the export carries are read. */
export type Enumeration = Readonly<Record<number, string>>;

/** Microsoft, Dynamics 365 FastTrack: dimandfacts.sql (SalesStatus of SalesTable and SalesLine). */
export const salesStatus: Enumeration = {
  0: "None",
  1: "Open order",
  2: "Delivered",
  3: "Invoiced",
  4: "Cancelled",
};

/** Commerce Runtime, RetailChannelType. */
export const channelType: Enumeration = {
  0: "RetailStore",
  1: "OnlineStore",
  2: "OnlineMarketplace",
  3: "SharePointOnlineStore",
};

/** SalesType of the lines that are orders: a sales order, or a returned item. */
export const salesType = { salesOrder: 3, returnedItem: 4 } as const;

export const labelOf = (enumeration: Enumeration, code: Expression): Expression =>
  caseOf(
    ...Object.entries(enumeration).flatMap(([value, label]) => [eq(code, Number(value)), label]),
    toText(nullValue()),
  );

/** 1 for a code that has no label, else 0. */
export const isUnknown = (code: Expression, label: Expression): Expression =>
  iif(and(not(isNull(code)), isNull(label)), 1, 0);
