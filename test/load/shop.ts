import type { GivenFolder, GivenRow } from "../../sample";

type Tables = Readonly<Record<string, readonly GivenRow[]>>;

/** One company with a store, two customers, a product and an order of two lines: what the other tests vary. */
export const shop = {
  retailchanneltable: [
    {
      recid: 301,
      retailchannelid: "HOUSTON",
      channeltype: 0,
      omoperatingunitid: 503,
      currency: "USD",
      defaultcustaccount: "WALKIN",
      defaultcustdataareaid: "usrt",
      categoryhierarchy: 900,
    },
  ],
  retailstoretable: [{ recid: 301, storenumber: "0001" }],
  dirpartytable: [
    {
      recid: 501,
      name: "Ann Lee",
      knownas: "Ann",
      languageid: "en-US",
      partynumber: "P1",
      primarycontactemail: 601,
      primaryaddresslocation: 701,
    },
    { recid: 502, name: "Contoso", languageid: "en-us", partynumber: "P2" },
    { recid: 503, name: "Houston store", partynumber: "P3" },
  ],
  dirperson: [{ recid: 501 }],
  dirpersonname: [
    { recid: 511, person: 501, firstname: "Ann", lastname: "Old", validfrom: "2000-01-01", validto: "2020-01-01" },
    { recid: 512, person: 501, firstname: "Ann", lastname: "Lee", validfrom: "2020-01-02", validto: "2154-12-31" },
  ],
  logisticselectronicaddress: [{ recid: 601, locator: "ann@contoso.com" }],
  logisticspostaladdress: [
    {
      recid: 711,
      location: 701,
      address: "1 Main St\nHouston",
      street: "1 Main St",
      city: "Houston",
      countryregionid: "USA",
    },
  ],
  custtable: [
    {
      recid: 101,
      accountnum: "C1",
      party: 501,
      custgroup: "10",
      dataareaid: "usrt",
      modifieddatetime: "2025-01-02T03:04:05Z",
    },
    { recid: 102, accountnum: "C2", party: 502, custgroup: "20", dataareaid: "usrt" },
  ],
  inventtable: [{ recid: 401, itemid: "A1", product: 801, namealias: "lamp", dataareaid: "usrt" }],
  ecoresproduct: [{ recid: 801, displayproductnumber: "DP1", searchname: "lamp" }],
  ecoresproducttranslation: [
    { recid: 811, product: 801, languageid: "en-us", name: "Desk lamp" },
    { recid: 812, product: 801, languageid: "de", name: "Lampe" },
  ],
  ecoresproductcategory: [{ recid: 821, product: 801, category: 831, categoryhierarchy: 900 }],
  ecorescategory: [{ recid: 831, name: "Lighting", categoryhierarchy: 900 }],
  salestable: [
    {
      recid: 201,
      salesid: "SO-1",
      custaccount: "C1",
      retailchanneltable: 301,
      currencycode: "USD",
      dataareaid: "usrt",
      createddatetime: "2025-01-02T23:30:00Z",
    },
  ],
  salesline: [line(211, { salesqty: 2, lineamount: 18 }), line(212, { salesqty: 1, lineamount: 10 })],
} satisfies Tables;

/** An order line of the shop. */
export function line(recid: number, columns: Readonly<Record<string, string | number>> = {}): GivenRow {
  return {
    recid,
    salesid: "SO-1",
    salestype: 3,
    salesstatus: 1,
    itemid: "A1",
    name: "Lamp",
    salesqty: 1,
    salesunit: "ea",
    salesprice: 10,
    priceunit: 1,
    lineamount: 10,
    currencycode: "USD",
    dataareaid: "usrt",
    createddatetime: "2025-01-02T23:30:00Z",
    ...columns,
  };
}

export const folder1 = "2025-02-03T09.00.05Z";
export const folder2 = "2025-02-04T09.00.05Z";
export const folder3 = "2025-02-05T09.00.05Z";

/** The folder with the first copy of the shop, some tables replaced. */
export const firstCopy = (replaced: Tables = {}): GivenFolder => ({ name: folder1, tables: { ...shop, ...replaced } });
