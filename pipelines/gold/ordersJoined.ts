import { and, eq } from "../../dataflow/build";
import type { LoadSettings } from "../settings";
import { live } from "./changed";
import { newestPer } from "./newest";
import type { OrdersSilver } from "./ordersSilver";

/** Lines beside their header, the channel of the header, and the product of the item in the configured language. */
export function joinedLines(lines: OrdersSilver["lines"], silver: OrdersSilver, settings: LoadSettings) {
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
