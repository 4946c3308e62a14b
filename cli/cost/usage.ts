import type { Deployed, Runtime } from "./deployed";
import type { Month } from "./month";
import { total } from "./ordinaryRuns";
import type { Assumptions, PriceName } from "./priceTable";
import { minutesPerMonth } from "./schedule";

/** How much of one priced thing a month uses. */
export interface Usage {
  readonly line: string;
  readonly price: PriceName;
  readonly quantity: number;
  /** How the quantity comes about, for people. */
  readonly because: string;
}

/** What a month uses, in the order in which it is printed. */
export function usageOf(deployed: Deployed, month: Month, lake: LakePlaces, assumed: Assumptions): readonly Usage[] {
  const flows = month.runs["ExecuteDataFlow"] ?? 0;
  return [
    ...orchestration(month, deployed.runtime?.managedNetwork ?? false),
    ...(deployed.runtime === undefined ? [] : [cluster(deployed.runtime, month, flows, assumed)]),
    ...storage(deployed, lake, assumed),
    ...operations(flows, assumed),
    ...monitoring(deployed, total(month.runs), assumed),
    ...network(deployed),
    ...synapse(deployed, month, assumed),
  ];
}

/** Which account is for what. */
export interface LakePlaces {
  readonly bronze: string;
  readonly lake: string;
  readonly gold: string;
}

/** Each activity run is billed, and besides the time of those that an integration runtime works for, in whole minutes. */
function orchestration({ runs, loads, folders }: Month, managedNetwork: boolean): readonly Usage[] {
  const hours = (...types: readonly string[]) => types.reduce((sum, type) => sum + (runs[type] ?? 0), 0) / 60;
  const [reading, calling] = [hours("GetMetadata", "Lookup"), hours("WebActivity")];
  const minute = "one minute each";
  return [
    {
      line: "activity runs",
      price: "activityRun",
      quantity: total(runs),
      because: `${round(loads)} loads, ${round(folders)} folders`,
    },
    ...(managedNetwork
      ? [
          {
            line: "activities in the managed network",
            price: "managedNetworkActivityHour",
            quantity: reading + calling,
            because: minute,
          } as const,
        ]
      : ([
          { line: "Get Metadata and Lookup", price: "pipelineActivityHour", quantity: reading, because: minute },
          { line: "Web activities", price: "externalActivityHour", quantity: calling, because: minute },
        ] as const)),
  ];
}

/** The cluster is billed while it works and until its time to live ends, or the next load takes it over. */
function cluster(runtime: Runtime, { loads, minutesBetween }: Month, flows: number, assumed: Assumptions): Usage {
  const busy = loads === 0 ? 0 : (flows / loads) * assumed.minutesPerDataFlow;
  const billed = busy === 0 ? 0 : Math.min(busy + runtime.timeToLive, minutesBetween);
  return {
    line: "data flows",
    price: runtime.computeType === "MemoryOptimized" ? "dataFlowMemoryOptimized" : "dataFlowGeneral",
    quantity: (loads * billed * runtime.coreCount) / 60,
    because: `${round(flows)} data flows on ${runtime.coreCount} vCores, ${round(billed)} minutes a load, of which ${round(billed - Math.min(busy, billed))} time to live`,
  };
}

function storage({ accounts }: Deployed, places: LakePlaces, assumed: Assumptions): readonly Usage[] {
  const { bronzeGb, lakeGb, goldGb } = assumed;
  const stored = [
    { what: "bronze", account: places.bronze, gigabytes: bronzeGb },
    { what: "silver, quarantine and state", account: places.lake, gigabytes: lakeGb },
    { what: "gold", account: places.gold, gigabytes: goldGb },
  ];
  // An adopted account is not the stack's, and so not on its bill.
  return stored.flatMap(({ what, account, gigabytes }) => {
    const made = accounts.find(({ name }) => name === account);
    if (made === undefined) return [];
    const price = `storage${made.redundancy}` as PriceName;
    return [{ line: `stored: ${what}`, price, quantity: gigabytes, because: made.redundancy }];
  });
}

const operations = (flows: number, assumed: Assumptions): readonly Usage[] => [
  {
    line: "storage writes",
    price: "storageWrite",
    quantity: flows * assumed.writesPerDataFlow,
    because: `${assumed.writesPerDataFlow} a data flow`,
  },
  {
    line: "storage reads",
    price: "storageRead",
    quantity: flows * assumed.readsPerDataFlow,
    because: `${assumed.readsPerDataFlow} a data flow`,
  },
];

function monitoring({ count }: Deployed, activityRuns: number, assumed: Assumptions): readonly Usage[] {
  const perRun = assumed.logKilobytesPerActivityRun;
  const gigabytes = count("azure-native:monitor:DiagnosticSetting") === 0 ? 0 : (activityRuns * perRun) / 1e6;
  const rules = count("azure-native:monitor:ScheduledQueryRule");
  return [
    ...some("logs", "logIngestion", gigabytes, `${perRun} kB an activity run`),
    ...some("alerts", "alertRule", rules, "rules that query the logs"),
  ];
}

function network({ count }: Deployed): readonly Usage[] {
  const endpoints =
    count("azure-native:datafactory:ManagedPrivateEndpoint") + count("azure-native:network:PrivateEndpoint");
  return some("private endpoints", "privateEndpointHour", (endpoints * minutesPerMonth) / 60, `${endpoints} of them`);
}

/** The pool is idle, and so paused and free, unless Synapse Link converts with it. */
function synapse(
  { sparkPools, converts, count }: Deployed,
  { folders }: Month,
  assumed: Assumptions,
): readonly Usage[] {
  if (count("azure-native:synapse:Workspace") === 0) return [];
  const { sparkMinutesPerExport: each, serverlessTerabytes } = assumed;
  const hours = Math.min(folders * each, minutesPerMonth) / 60;
  return [
    ...(converts ? sparkPools : []).flatMap(({ nodes, coresPerNode }) =>
      some(
        "Spark pool",
        "sparkPool",
        hours * nodes * coresPerNode,
        `${nodes} nodes of ${coresPerNode} vCores, ${each} minutes an export`,
      ),
    ),
    ...some("serverless queries", "serverlessQuery", serverlessTerabytes, "assumed"),
  ];
}

const some = (line: string, price: PriceName, quantity: number, because: string): readonly Usage[] =>
  quantity === 0 ? [] : [{ line, price, quantity, because }];

const round = (value: number): string => (Math.round(value * 10) / 10).toLocaleString("en-US");
