import { commerceTable } from "./table";

export const salesTable = commerceTable("SalesTable", "Sales order headers", {
  dataareaid: "key",
  salesid: "key",
  custaccount: "key",
  retailchanneltable: "long",
  currencycode: "text",
  dlvmode: "text",
});

export const salesLine = commerceTable("SalesLine", "Sales order lines", {
  dataareaid: "key",
  salesid: "key",
  salestype: "integer",
  salesstatus: "integer",
  custaccount: "key",
  itemid: "key",
  name: "text",
  salesqty: "decimal",
  salesunit: "text",
  salesprice: "decimal",
  priceunit: "decimal",
  lineamount: "decimal",
  currencycode: "text",
  dlvmode: "text",
});
