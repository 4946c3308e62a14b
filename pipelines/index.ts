import { createHash } from "node:crypto";
import type { Script } from "../dataflow/ast";
import { print } from "../dataflow/print";
import type { BronzeFormat } from "./bronze";
import { tableGroups } from "./commerce";
import { dataFlow, type DataFlow } from "./dataFlow";
import { goldScript, goldTables } from "./gold";
import { datasets, type Dataset } from "./orchestration/datasets";
import { goldPipeline } from "./orchestration/gold";
import { ingestName, ingestPipeline } from "./orchestration/ingest";
import { eventName, eventPipeline } from "./orchestration/event";
import { loadName, loadPipeline } from "./orchestration/load";
import type { Pipeline } from "./orchestration/pipeline";
import type { LoadSettings } from "./settings";
import { ingestScript } from "./silver/ingest";
import { lakeTables, type LakeTable } from "./lakeTables";

export { lakeTables };
export type { LakeTable, LoadSettings };

/** Everything that goes into the Data Factory, in the flattened form of the Azure SDKs. */
export interface FactoryContent {
  readonly datasets: readonly Dataset[];
  readonly dataFlows: readonly DataFlow[];
  readonly pipelines: readonly Pipeline[];
  /** The pipeline that a trigger starts. */
  readonly rootPipeline: string;
  /** The one that starts it where a blob event does. */
  readonly eventPipeline: string;
  readonly tables: readonly LakeTable[];
}

export function commerceFactory(settings: LoadSettings): FactoryContent {
  const ingests = tableGroups.map((group) => ({ group, script: ingestScript(group, settings.bronzeFormat) }));
  const golds = goldTables.map((table) => ({ table, script: goldScript(table, settings) }));
  return {
    datasets: datasets(settings),
    dataFlows: [
      ...ingests.map(({ group, script }) => dataFlow(ingestName(group), script)),
      ...golds.map(({ table, script }) => dataFlow(table.name, script)),
    ],
    pipelines: [
      ...ingests.map(({ group }) => ingestPipeline(group, settings)),
      ...golds.map(({ table, script }) => goldPipeline(table, hash(script, settings.bronzeFormat), settings)),
      loadPipeline(tableGroups, goldTables, settings),
      eventPipeline(),
    ],
    rootPipeline: loadName,
    eventPipeline: eventName,
    tables: lakeTables(settings),
  };
}

/** With another format silver's labels mean something else, so that what gold has seen of them no longer counts. */
const hash = (script: Script, format: BronzeFormat): string =>
  createHash("sha256").update(print(script)).update(format).digest("hex").slice(0, 16);
