import { script } from "../../dataflow/build";
import type { Script } from "../../dataflow/ast";
import { types } from "../../dataflow/types";
import type { LoadSettings } from "../settings";
import { supportingChannels } from "./channels";
import { profilesCustomer } from "./customers";
import { activitiesOrders } from "./orders";
import { supportingProducts } from "./products";
import { publish } from "./publish";
import type { GoldTable } from "./table";

/** What Customer Insights gets, in the order in which it is written. */
export const goldTables: readonly GoldTable[] = [
  supportingChannels,
  supportingProducts,
  profilesCustomer,
  activitiesOrders,
];

/** The table without the columns that the configuration drops; its key and its time stay. */
export function configured(table: GoldTable, settings: LoadSettings): GoldTable {
  const dropped = settings.dropColumns[table.name] ?? [];
  return { ...table, columns: table.columns.filter(({ name }) => !dropped.includes(name)) };
}

/** The data flow that brings one gold table up to date with silver. */
export function goldScript(table: GoldTable, settings: LoadSettings): Script {
  const text = { type: types.string };
  return script(
    { since: text, asOf: text, lastAsOf: text, run: text },
    publish(configured(table, settings), table.rows(settings)),
  );
}
