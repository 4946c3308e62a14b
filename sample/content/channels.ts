import type { LiveRow } from "../synapseLink/row";
import { accountOf, anonymousCustomer } from "./customers";
import { companyOf, digits, recidOf } from "./numbering";
import { retailHierarchy } from "./products";
import { cities } from "./words";
import { day, historyStart, type World } from "./world";
import type { Write } from "./write";

/** Every fifth channel sells online. */
const isOnline = (channel: number) => channel % 5 === 4;

const currencyOf = (channel: number) => (companyOf(channel) === "usrt" ? "USD" : "EUR");

/** The operating units of channels are parties too; they come far behind the customers' parties. */
export const operatingUnit = (channel: number) => recidOf("party", 50_000_000 + channel);

export function channelName(channel: number): string {
  const [city] = cities[channel % cities.length]!;
  return isOnline(channel) ? `Online store ${city}` : `${city} ${Math.floor(channel / cities.length) + 1}`;
}

function channelRow(channel: number, write: Write): LiveRow {
  const company = companyOf(channel);
  const created = historyStart - (1_000 - channel) * day;
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("channel", channel),
    channeltype: isOnline(channel) ? 1 : 0,
    channeltimezone: 8,
    priceincludessalestax: company === "demf" ? 1 : 0,
    retailchannelid: `CH${digits(channel + 1, 4)}`,
    omoperatingunitid: operatingUnit(channel),
    currency: currencyOf(channel),
    channeltimezoneinfoid: company === "usrt" ? "Central Standard Time" : "W. Europe Standard Time",
    // Of some channels the walk-in customer is not named: their sales to it stay sales to a customer.
    defaultcustaccount: channel % 6 === 2 ? "" : accountOf(anonymousCustomer[company]),
    defaultcustdataareaid: channel % 6 === 2 ? "" : company.toUpperCase(),
    inventlocation: `WH${digits(channel + 1, 4)}`,
    inventlocationdataareaid: company,
    categoryhierarchy: retailHierarchy,
    storearea: isOnline(channel) ? 0 : 120.5,
    modifieddatetime: created,
    createddatetime: created,
  };
}

export function* channelRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let channel = 0; channel < world.channels; channel++) yield channelRow(channel, write(channel));
}

export function* storeRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let channel = 0; channel < world.channels; channel++) {
    if (isOnline(channel)) continue;
    yield {
      ...write(channel),
      recid: recidOf("channel", channel),
      closingmethod: 0,
      iscallcenter: 0,
      hidetrainingmode: 1,
      storenumber: `S${digits(channel + 1, 4)}`,
      phone: "555-0100",
      culturename: companyOf(channel) === "usrt" ? "en-us" : "de",
      functionalityprofile: "FP-001",
      openfrom: 32_400,
      opento: 72_000,
      servicechargepct: 0,
    };
  }
}

export function* operatingUnitRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let channel = 0; channel < world.channels; channel++) {
    yield {
      ...write(channel),
      recid: operatingUnit(channel),
      omoperatingunittype: 5,
      omoperatingunitnumber: digits(channel + 1, 6),
      hcmworker: 0,
    };
  }
}

export function* currencyRows(_world: World, write: (index: number) => Write): Generator<LiveRow> {
  const currencies = [
    ["USD", "US dollar", "$", 0],
    ["EUR", "Euro", "€", 1],
    ["JPY", "日本円", "¥", 0],
  ] as const;
  for (const [index, [code, txt, symbol, iseuro]] of currencies.entries()) {
    yield {
      ...write(index),
      recid: recidOf("currency", index),
      iseuro,
      roundofftypesales: 0,
      currencycode: code,
      currencycodeiso: code,
      txt,
      symbol,
      roundingprecision: 0.01,
    };
  }
}
