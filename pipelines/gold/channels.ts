import { coalesce, eq, isNull, nullValue, Stream, toText } from "../../dataflow/build";
import { types } from "../../dataflow/types";
import { retailChannelTable, retailStoreTable } from "../commerce/channels";
import { dirPartyTable } from "../commerce/customers";
import { silverSource } from "../silver/source";
import { refusedBy } from "./amounts";
import { candidates, changedSince, idsOf, live, withChangedKey } from "./changed";
import { channelType, isUnknown, labelOf } from "./enumerations";
import { newestPer } from "./newest";
import type { GoldRows, GoldTable } from "./table";

/** Stores and online stores. */
export const supportingChannels: GoldTable = {
  name: "supporting_Channels",
  description: "Channels: stores, online stores and call centers",
  key: "ChannelId",
  clusterBy: "ChannelId",
  modified: "RowModifiedUtc",
  fedBy: ["orders", "customers"],
  columns: [
    { name: "ChannelId", type: types.string, description: "Key: retail channel id" },
    { name: "ChannelName", type: types.string, description: "Name of the channel's operating unit" },
    { name: "ChannelType", type: types.string, description: "Label of ChannelTypeCode" },
    { name: "ChannelTypeCode", type: types.integer, description: "Type of the channel in Commerce" },
    { name: "StoreNumber", type: types.string, description: "Store number, stores only" },
    { name: "CurrencyCode", type: types.string, description: "Currency of the channel" },
    { name: "RowModifiedUtc", type: types.timestamp, description: "When the channel was last modified, UTC" },
  ],
  rows,
};

function rows(): GoldRows {
  const silver = {
    channels: silverSource(retailChannelTable),
    stores: silverSource(retailStoreTable),
    parties: silverSource(dirPartyTable),
  };
  const channels = newestPer(
    "identifiedChannels",
    live("liveChannels", silver.channels),
    (c) => [c.retailchannelid_key],
    (c) => [c.versionnumber],
  );
  const touched = Stream.union("touchedChannels", [
    idsOf("changedChannelIds", withChangedKey("changedChannels", channels, silver.channels, ["retailchannelid_key"])),
    idsOf(
      "channelsOfStores",
      channels.exists("channelsByStore", changedSince("changedStores", silver.stores), (c, s) => eq(c.recid, s.recid)),
    ),
    idsOf(
      "channelsOfParties",
      channels.exists("channelsByParty", changedSince("changedParties", silver.parties), (c, p) =>
        eq(c.omoperatingunitid, p.recid),
      ),
    ),
  ]);
  const named = candidates("channels", channels, touched)
    .join(
      "withStore",
      live("liveStores", silver.stores),
      "left",
      (c, s) => eq(c.recid, s.recid),
      (c, s) => ({ ...c, StoreNumber: s.storenumber }),
    )
    .join(
      "withParty",
      live("liveParties", silver.parties),
      "left",
      (c, p) => eq(c.omoperatingunitid, p.recid),
      (c, p) => ({ ...c, ChannelName: p.name }),
    )
    .derive("channelColumns", (c) => ({
      ChannelId: c.retailchannelid_key,
      ChannelType: labelOf(channelType, c.channeltype),
      ChannelTypeCode: c.channeltype,
      CurrencyCode: c.currency,
      RowModifiedUtc: coalesce(c.modifieddatetime, c.modifiedon),
    }))
    .derive("channelRows", (c) => ({
      keep: true,
      refused: refusedBy(isNull(c.ChannelId), "ChannelId"),
      refusedValue: toText(nullValue()),
      unknownCodes: isUnknown(c.ChannelTypeCode, c.ChannelType),
    }));
  return {
    candidates: named.untyped(),
    liveKeys: channels.select("liveKeys", (c) => ({ ChannelId: c.retailchannelid_key })).untyped(),
  };
}
