import type { TableGroup } from "../commerce";
import type { GoldTable } from "../gold/table";
import { after, appendVariable, executePipeline, expression, fail, ifCondition, type Activity } from "./activities";
import { goldName } from "./gold";
import type { LoadSettings } from "../settings";
import { ingestName, ingestParameters } from "./ingest";
import { listVariable, type Pipeline } from "./pipeline";

export const loadName = "load";

const full = expression("@pipeline().parameters.full");
const asOf = expression(
  "@if(equals(pipeline().parameters.asOf, ''), pipeline().TriggerTime, pipeline().parameters.asOf)",
);

/**
 * The whole load: the groups, then the gold tables, one after another, so that all run on one warm cluster. A group that
 * fails does not stop the other; a gold table that it feeds is skipped. The pipeline fails in the end if any step did.
 */
export function loadPipeline(
  groups: readonly TableGroup[],
  tables: readonly GoldTable[],
  { bronzeFormat }: Pick<LoadSettings, "bronzeFormat">,
): Pipeline {
  const ingest = { full, ...ingestParameters[bronzeFormat] };
  const steps = [
    ...groups.map((group) => ({ name: ingestName(group), parameters: ingest, needs: [] as readonly string[] })),
    ...tables.map((table) => ({
      name: goldName(table),
      parameters: { full, asOf },
      needs: groups.filter((group) => table.fedBy.includes(group.name)).map(ingestName),
    })),
  ];
  const run = steps.map((step, index): Activity => {
    const previous = steps
      .slice(0, index)
      .map(({ name }) => name)
      .at(-1);
    const inTurn =
      previous === undefined || step.needs.includes(previous) ? [] : [after(previous, "Completed", "Skipped")];
    return executePipeline(step.name, step.name, step.parameters, ...step.needs.map((need) => after(need)), ...inTurn);
  });
  const noted = steps.map(({ name }) =>
    appendVariable(
      `${name}_failed`,
      "failures",
      `@${JSON.stringify(name).replaceAll('"', "'")}`,
      after(name, "Failed"),
    ),
  );
  return {
    name: loadName,
    description: "Ingests the Synapse Link export and brings the gold tables up to date",
    concurrency: 1,
    parameters: { full: { type: "Bool", defaultValue: false }, asOf: { type: "String", defaultValue: "" } },
    variables: { failures: listVariable },
    activities: [
      ...run,
      ...noted,
      ifCondition(
        "outcome",
        "@empty(variables('failures'))",
        { otherwise: [fail("failed", "@concat('Failed: ', join(variables('failures'), ', '))", "LoadFailed")] },
        ...[...run, ...noted].map(({ name }) => after(name, "Completed", "Skipped")),
      ),
    ],
  };
}
