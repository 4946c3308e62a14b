import { types } from "../../dataflow/types";
import { amountType } from "./amounts";
import type { GoldColumn } from "./table";

export const ordersColumns: readonly GoldColumn[] = [
  { name: "OrderLineId", type: types.string, description: "Key: company, sales order and record id of the line" },
  { name: "OrderId", type: types.string, description: "Company and sales order" },
  { name: "OrderNumber", type: types.string, description: "Sales order as Commerce shows it" },
  { name: "OrderSource", type: types.string, description: "SalesOrder" },
  { name: "CustomerId", type: types.string, description: "The customer (profiles_Customer); null for anonymous sales" },
  { name: "CompanyId", type: types.string, description: "Legal entity" },
  { name: "ChannelId", type: types.string, description: "The channel (supporting_Channels); null outside channels" },
  { name: "ChannelName", type: types.string, description: "Name of the channel's operating unit" },
  { name: "ProductId", type: types.string, description: "The product (supporting_Products)" },
  { name: "ItemNumber", type: types.string, description: "Item number as Commerce shows it" },
  { name: "ProductName", type: types.string, description: "Name in the configured language, else the line's own text" },
  { name: "OrderTimestamp", type: types.timestamp, description: "When the line was created, UTC" },
  { name: "OrderDate", type: types.date, description: "Day of OrderTimestamp, UTC" },
  { name: "Quantity", type: amountType, description: "Ordered quantity in the sales unit; negative for returns" },
  { name: "SalesUnit", type: types.string, description: "Unit of Quantity" },
  { name: "UnitPrice", type: amountType, description: "Price of one sales unit" },
  { name: "DiscountAmount", type: amountType, description: "Quantity at full price less LineAmount" },
  { name: "LineAmount", type: amountType, description: "Net amount of the line" },
  { name: "CurrencyCode", type: types.string, description: "Currency of the amounts" },
  { name: "SalesStatus", type: types.string, description: "Label of SalesStatusCode" },
  { name: "SalesStatusCode", type: types.integer, description: "Status of the line in Commerce" },
  { name: "IsReturn", type: types.boolean, description: "A returned item or a negative quantity" },
  { name: "DeliveryMode", type: types.string, description: "Mode of delivery" },
  { name: "RowModifiedUtc", type: types.timestamp, description: "When line or header was last modified, UTC" },
];
