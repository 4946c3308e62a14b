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
  Stream,
  times,
  toDate,
  toDecimal,
  toText,
  type Columns,
} from "../../dataflow/build";
import { retailChannelTable } from "../commerce/channels";
import { dirPartyTable } from "../commerce/customers";
import { salesLine, salesTable } from "../commerce/orders";
import { ecoResProductTranslation, inventTable } from "../commerce/products";
import type { LoadSettings } from "../settings";
import { silverSource } from "../silver/source";
import { amount, quotient, refusedBy, refusedText, unfit, type Fitted } from "./amounts";
import { candidates, changedSince, idsOf, live } from "./changed";
import { inCompanies } from "./companies";
import { isUnknown, labelOf, salesStatus, salesType } from "./enumerations";
import { newestPer } from "./newest";
import { ordersColumns } from "./ordersColumns";
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

const readSilver = () => ({
  lines: silverSource(salesLine),
  headers: silverSource(salesTable),
  channels: silverSource(retailChannelTable),
  parties: silverSource(dirPartyTable),
  items: silverSource(inventTable),
  translations: silverSource(ecoResProductTranslation),
});
type Silver = ReturnType<typeof readSilver>;

function rows(settings: LoadSettings): GoldRows {
  const silver = readSilver();
  const orderLines = live("liveLines", silver.lines).filter("orderLines", (c) =>
    and(
      or(eq(c.salestype, salesType.salesOrder), eq(c.salestype, salesType.returnedItem)),
      inCompanies(c.dataareaid_key, settings),
    ),
  );
  const lines = candidates("lines", orderLines, touched(orderLines, silver));
  return {
    candidates: orderColumns(denormalized(lines, silver, settings), settings),
    liveKeys: orderLines
      .derive("lineKeys", (c) => ({ OrderLineId: lineKey(c) }))
      .select("liveKeys", (c) => ({ OrderLineId: c.OrderLineId }))
      .untyped(),
  };
}

const lineKey = (c: Columns<"dataareaid_key" | "salesid_key" | "recid">) =>
  concat(c.dataareaid_key, "_", c.salesid_key, "_", toText(c.recid));

/** Lines that changed, or whose header, channel, channel's party, item or translation did. */
function touched(lines: Silver["lines"], silver: Silver): Stream<"Id"> {
  const channels = Stream.union("touchedChannels", [
    changedSince("changedChannels", silver.channels).select("changedChannelIds", (c) => ({ recid: c.recid })),
    silver.channels
      .exists("renamedChannels", changedSince("changedParties", silver.parties), (c, p) =>
        eq(c.omoperatingunitid, p.recid),
      )
      .select("renamedChannelIds", (c) => ({ recid: c.recid })),
  ]);
  const headers = Stream.union("touchedHeaders", [
    changedSince("changedHeaders", silver.headers).select("changedOrders", orderKey),
    silver.headers
      .exists("headersOfChannels", channels, (h, c) => eq(h.retailchanneltable, c.recid))
      .select("ordersOfChannels", orderKey),
  ]);
  const items = Stream.union("touchedItems", [
    changedSince("changedItems", silver.items).select("changedItemIds", itemKey),
    silver.items
      .exists("retranslatedItems", changedSince("changedTranslations", silver.translations), (i, t) =>
        eq(i.product, t.product),
      )
      .select("retranslatedItemIds", itemKey),
  ]);
  return Stream.union("touchedLines", [
    idsOf("changedLines", changedSince("changedOrderLines", lines)),
    idsOf(
      "linesOfHeaders",
      lines.exists("linesOfTouchedHeaders", headers, (l, h) =>
        and(eq(l.dataareaid_key, h.dataareaid_key), eq(l.salesid_key, h.salesid_key)),
      ),
    ),
    idsOf(
      "linesOfItems",
      lines.exists("linesOfTouchedItems", items, (l, i) =>
        and(eq(l.dataareaid_key, i.dataareaid_key), eq(l.itemid_key, i.itemid_key)),
      ),
    ),
  ]);
}

const orderKey = (c: Columns<"dataareaid_key" | "salesid_key">) => ({
  dataareaid_key: c.dataareaid_key,
  salesid_key: c.salesid_key,
});

const itemKey = (c: Columns<"dataareaid_key" | "itemid_key">) => ({
  dataareaid_key: c.dataareaid_key,
  itemid_key: c.itemid_key,
});

function denormalized(lines: Silver["lines"], silver: Silver, settings: LoadSettings) {
  const headers = newestPer(
    "headers",
    live("liveHeaders", silver.headers),
    (c) => [c.dataareaid_key, c.salesid_key],
    (c) => [c.versionnumber],
  );
  const channels = live("liveChannels", silver.channels).join(
    "channels",
    live("liveParties", silver.parties),
    "left",
    (c, p) => eq(c.omoperatingunitid, p.recid),
    (c, p) => ({
      channelRecid: c.recid,
      ChannelId: c.retailchannelid_key,
      ChannelName: p.name,
      defaultAccount: c.defaultcustaccount_key,
      defaultCompany: c.defaultcustdataareaid_key,
    }),
  );
  const translations = live("liveTranslations", silver.translations).filter("translationsInLanguage", (c) =>
    eq(c.languageid_key, settings.language),
  );
  const products = newestPer(
    "items",
    live("liveItems", silver.items),
    (c) => [c.dataareaid_key, c.itemid_key],
    (c) => [c.versionnumber],
  ).join(
    "products",
    newestPer(
      "translations",
      translations,
      (c) => [c.product],
      (c) => [c.versionnumber],
    ),
    "left",
    (i, t) => eq(i.product, t.product),
    (i, t) => ({ itemCompany: i.dataareaid_key, itemKey: i.itemid_key, translatedName: t.name }),
  );
  return lines
    .join(
      "linesWithHeader",
      headers,
      "left",
      (l, h) => and(eq(l.dataareaid_key, h.dataareaid_key), eq(l.salesid_key, h.salesid_key)),
      (l, h) => ({
        ...l,
        headerChannel: h.retailchanneltable,
        headerAccount: h.custaccount_key,
        headerCurrency: h.currencycode,
        headerDelivery: h.dlvmode,
        headerCreated: h.createddatetime,
        headerCreatedOn: h.createdon,
        headerModified: h.modifieddatetime,
        headerModifiedOn: h.modifiedon,
      }),
    )
    .join(
      "linesWithChannel",
      channels,
      "left",
      (l, c) => eq(l.headerChannel, c.channelRecid),
      (l, c) => ({
        ...l,
        ChannelId: c.ChannelId,
        ChannelName: c.ChannelName,
        defaultAccount: c.defaultAccount,
        defaultCompany: c.defaultCompany,
      }),
    )
    .join(
      "linesWithProduct",
      products,
      "left",
      (l, p) => and(eq(l.dataareaid_key, p.itemCompany), eq(l.itemid_key, p.itemKey)),
      (l, p) => ({ ...l, translatedName: p.translatedName }),
    );
}

function orderColumns(lines: ReturnType<typeof denormalized>, settings: LoadSettings): Stream<string> {
  const named = lines
    .derive("orderParts", (c) => ({
      account: coalesce(c.headerAccount, c.custaccount_key),
      priceUnit: iif(or(isNull(c.priceunit), eq(c.priceunit, 0)), toDecimal(1, 18, 6), c.priceunit),
      created: coalesce(c.createddatetime, c.headerCreated, c.createdon, c.headerCreatedOn),
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
      DiscountAmount: quotient(discount(c), c.priceUnit),
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
      { column: "DiscountAmount", from: discount(c), value: c.DiscountAmount },
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

/** Quantity at full price less the line amount, times the price unit: exact, before the one division. */
const discount = (c: Columns<"salesqty" | "salesprice" | "lineamount" | "priceUnit">) =>
  minus(times(c.salesqty, c.salesprice), times(c.lineamount, c.priceUnit));

/** Sold to nobody, or to the channel's walk-in customer: they must not pile up on one profile. */
const isAnonymous = (c: Columns<"account" | "defaultAccount" | "defaultCompany" | "dataareaid_key">) =>
  or(isNull(c.account), coalesce(and(eq(c.account, c.defaultAccount), eq(c.dataareaid_key, c.defaultCompany)), false));
