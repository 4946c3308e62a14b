import type { TableGroup } from "../commerce";
import type { LoadSettings } from "../settings";
import {
  appendVariable,
  executeDataFlow,
  fail,
  filter,
  forEachInOrder,
  getMetadata,
  ifCondition,
  lookupFirstRow,
  setVariable,
} from "./activities";
import { after } from "./activity";
import { putBlob } from "./blob";
import { expression, quoted } from "./expression";
import { ingestDescription, ingestName, ingestState } from "./ingestName";
import { flagParameter, listVariable, textVariable, type Pipeline } from "./pipeline";
import { readState, stateBlob } from "./state";

/** Folder names come with dots or colons in the time; compared as one form. */
const normalized = (name: string): string => `replace(${name}, ':', '.')`;

/** `2025-02-03T09.00.05Z`, not `Changelog` or `Microsoft.Athena.TrickleFeedService`. */
const isTimestamp = "and(equals(indexOf(item().name, 'T'), 10), endsWith(item().name, 'Z'))";

/** Closed: older than the folder that Synapse Link names as the one it writes now. */
const isClosed = `less(${normalized("item().name")}, ${normalized("trim(activity('changelog').output.firstRow.Prop_0)")})`;

const isNew = `greater(${normalized("item().name")}, ${normalized("variables('since')")})`;

/**
 * Brings the closed folders of the export into one group's silver tables, in order, and remembers each folder after it
 * succeeded. A folder that fails stops the group there; the next run begins with it again. A folder whose `model.json` is
 * missing or empty is passed over once a later one is ready: Synapse Link aborted it and sends its rows again.
 */
export function ingestFolders(group: TableGroup, settings: LoadSettings): Pipeline {
  const name = ingestName(group);
  const state = ingestState(group, settings.bronzeFormat);
  return {
    name,
    description: ingestDescription(group),
    concurrency: 1,
    parameters: { full: flagParameter },
    variables: { since: textVariable, failed: textVariable, notReady: listVariable },
    activities: [
      // Gold asks how far silver is, also where no folder was ever closed.
      ...readState(settings, state, { since: "@activity('read_state').output.folder" }, [
        putBlob("begin_state", stateBlob(settings, state), '{"folder":""}'),
      ]),
      // At once with the state: a folder that is listed and older than the one named is closed, whichever is read first.
      lookupFirstRow("changelog", { dataset: "bronze_changelog", parameters: {} }),
      getMetadata("bronze", { dataset: "bronze_folders", parameters: {} }, ["childItems"]),
      filter(
        "closed",
        "@activity('bronze').output.childItems",
        `@and(equals(item().type, 'Folder'), and(${isTimestamp}, and(${isClosed}, ${isNew})))`,
        after("known"),
        after("changelog"),
        after("bronze"),
      ),
      forEachInOrder(
        "folders",
        "@activity('closed').output.value",
        [
          getMetadata("model", { dataset: "bronze_model", parameters: { folder: expression("@item().name") } }, [
            "exists",
            "size",
          ]),
          ifCondition(
            "ready",
            "@and(equals(variables('failed'), ''), and(activity('model').output.exists, greater(coalesce(activity('model').output?.size, 0), 0)))",
            {
              then: [
                executeDataFlow(
                  "ingest",
                  name,
                  { container: quoted(settings.bronzeContainer), folder: "item().name" },
                  settings.integrationRuntime,
                ),
                putBlob(
                  "save_state",
                  stateBlob(settings, state),
                  `@concat('{"folder":"', item().name, '"}')`,
                  after("ingest"),
                ),
              ],
              otherwise: [
                appendVariable("pass_over", "notReady", "@if(equals(variables('failed'), ''), item().name, '')"),
              ],
            },
            after("model"),
          ),
          setVariable("stop", "failed", "@item().name", after("ready", "Failed")),
        ],
        after("closed"),
      ),
      ifCondition(
        "outcome",
        "@equals(variables('failed'), '')",
        {
          otherwise: [
            fail(
              "stopped",
              `@concat(${quoted(`Group ${group.name} stopped at folder `)}, variables('failed'), '. Its earlier folders are in silver; the next run begins with this one.')`,
              "FolderFailed",
            ),
          ],
        },
        // Whether a handled failure inside a ForEach fails the ForEach is not documented; either way the group says so.
        after("folders", "Completed"),
      ),
    ],
  };
}
