import { tableGroups } from "../commerce";
import type { GoldTable } from "../gold/table";
import type { LoadSettings } from "../settings";
import { executeDataFlow } from "./activities";
import { after, type Activity } from "./activity";
import { getBlob, putBlob } from "./blob";
import { givenAsOf, quoted } from "./expression";
import { ingestName, ingestState } from "./ingest";
import { flagParameter, textParameter, textVariable, type Pipeline } from "./pipeline";
import { readState, stateBlob } from "./state";

export const goldName = (table: GoldTable): string => `gold_${table.name}`;

const momentFormat = "'yyyy-MM-dd HH:mm:ss.fff'";

const asOf = `formatDateTime(${givenAsOf}, ${momentFormat})`;

/**
 * Brings one gold table up to date. Its state remembers the folder that silver had reached, the moment that "valid now"
 * meant, and the script: another script (a filter, a dropped column, a new version) compares everything anew.
 */
export function goldPipeline(table: GoldTable, scriptHash: string, settings: LoadSettings): Pipeline {
  const name = goldName(table);
  const feeding = tableGroups.filter((group) => table.fedBy.includes(group.name));
  const groups = feeding.map(ingestName);
  const same = `equals(activity('read_state').output.script, ${quoted(scriptHash)})`;
  const reached = groups.map((group) => `activity('reached_${group}').output.folder`);
  return {
    name,
    description: `Brings ${table.name} up to date with silver`,
    concurrency: 1,
    parameters: { full: flagParameter, asOf: textParameter },
    variables: { since: textVariable, lastAsOf: textVariable },
    activities: [
      ...readState(settings, name, {
        since: `@if(${same}, replace(activity('read_state').output.folder, ':', '.'), '')`,
        lastAsOf: "@activity('read_state').output.asOf",
      }),
      ...feeding.map((group): Activity => {
        const state = stateBlob(settings, ingestState(group, settings.bronzeFormat));
        return getBlob(`reached_${ingestName(group)}`, state);
      }),
      executeDataFlow(
        "merge",
        table.name,
        {
          since: "variables('since')",
          asOf,
          lastAsOf: `if(equals(variables('lastAsOf'), ''), ${asOf}, variables('lastAsOf'))`,
          run: "formatDateTime(pipeline().TriggerTime, 'yyyy-MM-ddTHH.mm.ssZ')",
        },
        settings.integrationRuntime,
        after("known"),
        ...groups.map((group) => after(`reached_${group}`)),
      ),
      putBlob(
        "save_state",
        stateBlob(settings, name),
        `@concat('{"folder":"', ${earliest(reached)}, '","asOf":"', ${asOf}, '","script":"', ${quoted(scriptHash)}, '"}')`,
        after("merge"),
      ),
    ],
  };
}

/** Groups can have reached different folders; what changed after the earliest is looked at again. */
const earliest = (folders: readonly string[]): string =>
  folders.reduce((left, right) => `if(less(${left}, ${right}), ${left}, ${right})`);
