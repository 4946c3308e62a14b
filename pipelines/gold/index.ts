import { script } from "../../dataflow/build";
import type { Script } from "../../dataflow/ast";
import { types } from "../../dataflow/types";
import type { LoadSettings } from "../settings";
import { supportingChannels } from "./channels";
import { configured } from "./configured";
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

/** The data flow that brings one gold table up to date with silver. */
export function goldScript(table: GoldTable, settings: LoadSettings): Script {
  const text = { type: types.string };
  return script(
    { since: text, asOf: text, lastAsOf: text, run: text },
    publish(configured(table, settings), table.rows(settings)),
  );
}
