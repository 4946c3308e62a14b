import type { BronzeFormat } from "../bronze";
import type { TableGroup } from "../commerce";
import type { LoadSettings } from "../settings";
import { expression } from "./expression";
import { ingestFolders } from "./ingestFolders";
import { ingestTables, labelAt } from "./ingestTables";
import type { Pipeline } from "./pipeline";

export { ingestName, ingestState } from "./ingestName";

const pipelineOf: Readonly<Record<BronzeFormat, (group: TableGroup, settings: LoadSettings) => Pipeline>> = {
  csv: ingestFolders,
  delta: ingestTables,
};

/** The pipeline that brings the export into one group's silver tables. */
export const ingestPipeline = (group: TableGroup, settings: LoadSettings): Pipeline =>
  pipelineOf[settings.bronzeFormat](group, settings);

/** What the load tells the groups' pipelines: with `delta` one label for all, so that gold sees them change together. */
export const ingestParameters: Readonly<Record<BronzeFormat, Readonly<Record<string, unknown>>>> = {
  csv: {},
  delta: { load: expression(`@${labelAt("pipeline().TriggerTime")}`) },
};
