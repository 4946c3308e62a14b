import { and, eq, Stream, type Columns } from "../../dataflow/build";
import { changedSince, idsOf } from "./changed";
import type { OrdersSilver } from "./ordersSilver";

/** Lines that changed, or whose header, channel, channel's party, item or translation did. */
export function touchedLines(lines: OrdersSilver["lines"], silver: OrdersSilver): Stream<"Id"> {
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
