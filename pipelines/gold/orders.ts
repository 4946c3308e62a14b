import {
  and,
  coalesce,
  concat,
  eq,
  ge,
  greatest,
  iif,
  isNull,
  lt,
  minus,
  nullValue,
  or,
  times,
  toDate,
  toDecimal,
  toText,
  type Columns,
  type Stream,
} from "../../dataflow/build";
import type { LoadSettings } from "../settings";
import { amount, quotient, refusedBy, refusedText, unfit, type Fitted } from "./amounts";
import { candidates, live } from "./changed";
import { inCompanies } from "./companies";
import { isUnknown, labelOf, salesStatus, salesType } from "./enumerations";
import { ordersColumns } from "./ordersColumns";
import { joinedLines } from "./ordersJoined";
import { readOrdersSilver } from "./ordersSilver";
import { touchedLines } from "./ordersTouched";
import type { GoldRows, GoldTable } from "./table";

/** Sales order lines with their header, channel and product: the one orders table of Customer Insights. */
export const activitiesOrders: GoldTable = {
  name: "activities_Orders",
  description: "Sales order lines, one row a line, with header, channel and product",
  key: "OrderLineId",
  clusterBy: "OrderTimestamp",
  modified: "RowModifiedUtc",
  fedBy: ["orders", "customers", "products"],
  columns: ordersColumns,
  rows,
};

function rows(settings: LoadSettings): GoldRows {
  const silver = readOrdersSilver();
  const orderLines = live("liveLines", silver.lines).filter("orderLines", (c) =>
    and(
      or(eq(c.salestype, salesType.salesOrder), eq(c.salestype, salesType.returnedItem)),
      inCompanies(c.dataareaid_key, settings),
    ),
  );
  const lines = candidates("lines", orderLines, touchedLines(orderLines, silver));
  return {
    candidates: orderColumns(joinedLines(lines, silver, settings), settings),
    liveKeys: orderLines
      .derive("lineKeys", (c) => ({ OrderLineId: lineKey(c) }))
      .select("liveKeys", (c) => ({ OrderLineId: c.OrderLineId }))
      .untyped(),
  };
}

const lineKey = (c: Columns<"dataareaid_key" | "salesid_key" | "recid">) =>
  concat(c.dataareaid_key, "_", c.salesid_key, "_", toText(c.recid));

function orderColumns(lines: ReturnType<typeof joinedLines>, settings: LoadSettings): Stream<string> {
  const named = lines
    .derive("orderParts", (c) => ({
      account: coalesce(c.headerAccount, c.custaccount_key),
      priceUnit: iif(or(isNull(c.priceunit), eq(c.priceunit, 0)), toDecimal(1, 18, 6), c.priceunit),
      created: coalesce(c.createddatetime, c.headerCreated, c.createdon, c.headerCreatedOn),
    }))
    // Quantity at full price less the line amount, times the price unit: exact, before the one division.
    .derive("orderDiscounts", (c) => ({
      discount: minus(times(c.salesqty, c.salesprice), times(c.lineamount, c.priceUnit)),
    }))
    .derive("orderNames", (c) => ({
      OrderLineId: lineKey(c),
      OrderId: concat(c.dataareaid_key, "_", c.salesid_key),
      OrderNumber: c.salesid,
      OrderSource: "SalesOrder",
      CustomerId: iif(isAnonymous(c), toText(nullValue()), concat(c.dataareaid_key, "_", c.account)),
      CompanyId: c.dataareaid_key,
      ProductId: concat(c.dataareaid_key, "_", c.itemid_key),
      ItemNumber: c.itemid,
      ProductName: coalesce(c.translatedName, c.name),
      OrderTimestamp: c.created,
      OrderDate: toDate(c.created),
      Quantity: amount(c.salesqty),
      SalesUnit: c.salesunit,
      UnitPrice: quotient(c.salesprice, c.priceUnit),
      DiscountAmount: quotient(c.discount, c.priceUnit),
      LineAmount: amount(c.lineamount),
      CurrencyCode: coalesce(c.currencycode, c.headerCurrency),
      SalesStatus: labelOf(salesStatus, c.salesstatus),
      SalesStatusCode: c.salesstatus,
      IsReturn: or(eq(c.salestype, salesType.returnedItem), coalesce(lt(c.salesqty, 0), false)),
      DeliveryMode: coalesce(c.dlvmode, c.headerDelivery),
      RowModifiedUtc: greatest(
        coalesce(c.modifieddatetime, c.modifiedon),
        coalesce(c.headerModified, c.headerModifiedOn),
      ),
    }));
  const checked = named.derive("orderRows", (c) => {
    const amounts: readonly Fitted[] = [
      { column: "Quantity", from: c.salesqty, value: c.Quantity },
      { column: "UnitPrice", from: c.salesprice, value: c.UnitPrice },
      { column: "DiscountAmount", from: c.discount, value: c.DiscountAmount },
      { column: "LineAmount", from: c.lineamount, value: c.LineAmount },
    ];
    return {
      keep: settings.ordersSince === undefined ? true : ge(c.OrderDate, toDate(settings.ordersSince)),
      refused: refusedBy(
        isNull(c.OrderLineId),
        "OrderLineId",
        isNull(c.OrderTimestamp),
        "OrderTimestamp",
        ...unfit(amounts),
      ),
      refusedValue: refusedText(amounts),
      unknownCodes: isUnknown(c.SalesStatusCode, c.SalesStatus),
    };
  });
  return checked.untyped();
}

/** Sold to nobody, or to the channel's walk-in customer: they must not pile up on one profile. */
const isAnonymous = (c: Columns<"account" | "defaultAccount" | "defaultCompany" | "dataareaid_key">) =>
  or(isNull(c.account), coalesce(and(eq(c.account, c.defaultAccount), eq(c.dataareaid_key, c.defaultCompany)), false));
