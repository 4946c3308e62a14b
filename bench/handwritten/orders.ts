import { literal } from "../../local/duckdb/quote";
import type { Relation } from "./relation";

const key = (name: string) => ({ key: name });
const date = (name: string) => ({ date: name });
const audit = ["createddatetime", "createdon", "modifieddatetime", "modifiedon"].map(date);

/** Whole millionths of a decimal with six digits after the point. */
const millionths = (decimal: string) => `(${decimal} * 1000000)::HUGEINT`;

/** dividend / divisor in ten-thousandths, rounded once, half away from zero: whole numbers, because a double is not exact. */
const quotient = (dividend: string, divisor: string) =>
  `((sign(${dividend}) * ((2 * abs(${dividend}) + ${divisor}) // (2 * ${divisor})))::DECIMAL(20, 0) * 0.0001)::DECIMAL(16, 4)`;

const priceUnit = "CASE WHEN l.priceunit IS NULL OR l.priceunit = 0 THEN 1 ELSE l.priceunit END";

const unitPrice = `
    CASE WHEN ${priceUnit} = 1 THEN l.salesprice::DECIMAL(16, 4)
      ELSE ${quotient(`(${millionths("l.salesprice")} * 10000)`, millionths("l.priceunit"))} END`;

const discount = `
    CASE WHEN ${priceUnit} = 1 THEN (l.salesqty * l.salesprice - l.lineamount)::DECIMAL(16, 4)
      ELSE ${quotient(
        `(${millionths("l.salesqty")} * ${millionths("l.salesprice")} - ${millionths("l.lineamount")} * ${millionths("l.priceunit")})`,
        `(${millionths("l.priceunit")} * 100)`,
      )} END`;

/** The rows of activities_Orders, as somebody would write them who has DuckDB and nothing else. */
export const ordersQuery = (relation: Relation): string => `
  WITH lines AS (${relation("salesline", [
    ...["recid", "salesid", "itemid", "name", "salestype", "salesstatus", "salesqty", "salesprice", "priceunit"],
    ...["lineamount", "salesunit", "currencycode", "dlvmode"],
    ...["dataareaid", "salesid", "itemid", "custaccount"].map(key),
    ...audit,
  ])}),
  headers AS (${relation("salestable", [
    ...["retailchanneltable", "currencycode", "dlvmode"],
    ...["dataareaid", "salesid", "custaccount"].map(key),
    ...audit,
  ])}),
  channels AS (
    SELECT c.*, p.name AS ChannelName
    FROM (${relation("retailchanneltable", [
      ...["recid", "omoperatingunitid"],
      ...["retailchannelid", "defaultcustaccount", "defaultcustdataareaid"].map(key),
    ])}) AS c
    LEFT JOIN (${relation("dirpartytable", ["recid", "name"])}) AS p ON c.omoperatingunitid = p.recid
  ),
  products AS (
    SELECT i.*, t.name AS ProductName
    FROM (${relation("inventtable", ["product", key("dataareaid"), key("itemid")])}) AS i
    LEFT JOIN (
      FROM (${relation("ecoresproducttranslation", ["product", "name", key("languageid")])}) WHERE languageid_key = 'en-us'
    ) AS t ON i.product = t.product
  ),
  orders AS (
    SELECT l.*, h.retailchanneltable, coalesce(h.custaccount_key, l.custaccount_key) AS account,
      coalesce(l.createddatetime, h.createddatetime, l.createdon, h.createdon) AS created,
      coalesce(l.currencycode, h.currencycode) AS currency, coalesce(l.dlvmode, h.dlvmode) AS delivery,
      greatest(coalesce(l.modifieddatetime, l.modifiedon), coalesce(h.modifieddatetime, h.modifiedon)) AS modified
    FROM lines AS l
    LEFT JOIN headers AS h ON l.dataareaid_key = h.dataareaid_key AND l.salesid_key = h.salesid_key
    WHERE l.salestype IN (3, 4) AND l.dataareaid_key <> 'dat'
  )
  SELECT
    l.dataareaid_key || '_' || l.salesid_key || '_' || l.recid AS OrderLineId,
    l.dataareaid_key || '_' || l.salesid_key AS OrderId,
    l.salesid AS OrderNumber,
    'SalesOrder' AS OrderSource,
    CASE WHEN l.account = c.defaultcustaccount_key AND l.dataareaid_key = c.defaultcustdataareaid_key THEN NULL
      ELSE l.dataareaid_key || '_' || l.account END AS CustomerId,
    l.dataareaid_key AS CompanyId,
    c.retailchannelid_key AS ChannelId,
    c.ChannelName,
    l.dataareaid_key || '_' || l.itemid_key AS ProductId,
    l.itemid AS ItemNumber,
    coalesce(p.ProductName, l.name) AS ProductName,
    l.created AS OrderTimestamp,
    l.created::DATE AS OrderDate,
    l.salesqty::DECIMAL(16, 4) AS Quantity,
    l.salesunit AS SalesUnit,
    ${unitPrice} AS UnitPrice,
    ${discount} AS DiscountAmount,
    l.lineamount::DECIMAL(16, 4) AS LineAmount,
    l.currency AS CurrencyCode,
    CASE l.salesstatus WHEN 0 THEN 'None' WHEN 1 THEN 'Open order' WHEN 2 THEN 'Delivered' WHEN 3 THEN 'Invoiced'
      WHEN 4 THEN 'Cancelled' END AS SalesStatus,
    l.salesstatus::INTEGER AS SalesStatusCode,
    l.salestype = 4 OR coalesce(l.salesqty < 0, false) AS IsReturn,
    l.delivery AS DeliveryMode,
    l.modified AS RowModifiedUtc
  FROM orders AS l
  LEFT JOIN channels AS c ON l.retailchanneltable = c.recid
  LEFT JOIN products AS p ON l.dataareaid_key = p.dataareaid_key AND l.itemid_key = p.itemid_key`;

/**
 * The rival of the benchmark: one statement that writes the same rows into the same kind of parquet files. Files that each
 * hold a range of time cost it a sort, a tenth to a sixth of its time.
 */
export const ordersStatement = (relation: Relation, folder: string): string => `
  COPY (${ordersQuery(relation)}
  ORDER BY OrderTimestamp)
  TO ${literal(folder)} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v1, ROW_GROUP_SIZE 40960, FILE_SIZE_BYTES '18MB')`;
