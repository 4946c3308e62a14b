import type { TableGroup } from "../commerce";
import type { LoadSettings } from "../settings";
import { executeDataFlow, setVariable } from "./activities";
import { after } from "./activity";
import { putBlob } from "./blob";
import { quoted } from "./expression";
import { ingestDescription, ingestName, ingestState } from "./ingestName";
import { flagParameter, textParameter, textVariable, type Pipeline } from "./pipeline";
import { readStateAlways, stateBlob } from "./state";

/** What silver says of rows that a load changes: when it began, in a form that is compared as text. */
export const labelAt = (time: string): string => `formatDateTime(${time}, 'yyyy-MM-ddTHH.mm.ss.fffZ')`;

/** With it begins what a group has to do, which is one data flow run. */
export const labelActivity = "label";

const given = "pipeline().parameters.load";
const asked = `if(equals(${given}, ''), ${labelAt("utcNow()")}, ${given})`;
const last = "variables('last')";

/** Gold looks for labels greater than those that it has seen; a clock that went back must not hide a change from it. */
const label = `@if(greater(${asked}, ${last}), ${asked}, concat(${last}, '+'))`;

/**
 * Brings the Delta tables of the export, as they are, into one group's silver tables, and remembers the load after it
 * succeeded with what it read. There is nothing to begin again from: the next load compares the tables anew.
 */
export function ingestTables(group: TableGroup, settings: LoadSettings): Pipeline {
  const name = ingestName(group);
  const state = ingestState(group, settings.bronzeFormat);
  return {
    name,
    description: ingestDescription(group),
    concurrency: 1,
    parameters: { full: flagParameter, load: textParameter },
    variables: { last: textVariable, load: textVariable },
    activities: [
      // A full load is later than the one before it too.
      ...readStateAlways(settings, state, { last: "@activity('read_state').output.folder" }),
      setVariable(labelActivity, "load", label, after("known")),
      executeDataFlow(
        "ingest",
        name,
        {
          container: quoted(settings.bronzeContainer),
          load: "variables('load')",
          full: "string(pipeline().parameters.full)",
        },
        settings.integrationRuntime,
        after(labelActivity),
      ),
      putBlob(
        "save_state",
        stateBlob(settings, state),
        "@concat('{\"folder\":\"', variables('load'), '\",\"tables\":', string(activity('ingest').output.runStatus.output.counts.value), '}')",
        after("ingest"),
      ),
    ],
  };
}
