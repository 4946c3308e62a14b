import type { TableGroup } from "../commerce";
import type { GoldTable } from "../gold/table";
import type { LoadSettings } from "../settings";
import { appendVariable, executePipeline, fail, ifCondition } from "./activities";
import { after, type Activity } from "./activity";
import { expression, givenAsOf, quoted } from "./expression";
import { goldName } from "./gold";
import { ingestName, ingestParameters } from "./ingest";
import { flagParameter, listVariable, textParameter, type Pipeline } from "./pipeline";

export const loadName = "load";

const full = expression("@pipeline().parameters.full");
const asOf = expression(`@${givenAsOf}`);

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
    const previous = steps[index - 1]?.name;
    const inTurn =
      previous === undefined || step.needs.includes(previous) ? [] : [after(previous, "Completed", "Skipped")];
    return executePipeline(step.name, step.name, step.parameters, ...step.needs.map((need) => after(need)), ...inTurn);
  });
  const noted = steps.map(({ name }) =>
    appendVariable(`${name}_failed`, "failures", `@${quoted(name)}`, after(name, "Failed")),
  );
  return {
    name: loadName,
    description: "Ingests the Synapse Link export and brings the gold tables up to date",
    concurrency: 1,
    parameters: { full: flagParameter, asOf: textParameter },
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
