import { commerceTable } from "./table";

export const retailChannelTable = commerceTable("RetailChannelTable", "Channels: stores, online stores", {
  retailchannelid: "key",
  channeltype: "integer",
  omoperatingunitid: "long",
  currency: "text",
  defaultcustaccount: "key",
  defaultcustdataareaid: "key",
  categoryhierarchy: "long",
});

export const retailStoreTable = commerceTable(
  "RetailStoreTable",
  "Stores (table inheritance: recid of their channel)",
  {
    storenumber: "text",
  },
);
