import { problem } from "../../errors";

/** Azure's own measure of a month in prices: 730 hours. */
export const minutesPerMonth = 730 * 60;

const minutes = { Minute: 1, Hour: 60, Day: 1440, Week: 10080, Month: minutesPerMonth } as const;
type Frequency = keyof typeof minutes;

interface Started {
  readonly pipelineReference: { readonly referenceName: string };
}

/** The properties of a trigger, as far as they say what it starts and how often. */
export interface Trigger {
  readonly type: string;
  readonly pipelines?: readonly Started[];
  /** Of a tumbling window trigger, which starts one. */
  readonly pipeline?: Started;
  /** Of a schedule trigger. */
  readonly recurrence?: { readonly frequency: Frequency; readonly interval: number; readonly schedule?: unknown };
  /** Of a tumbling window trigger. */
  readonly frequency?: Frequency;
  readonly interval?: number;
}

/** Minutes from one load to the next. A trigger on blobs fires once an export, of which `exportInterval` is the time. */
export function minutesBetweenLoads(trigger: Trigger, exportInterval: number): number {
  const { type, recurrence, frequency, interval } = trigger;
  if (type === "BlobEventsTrigger") return exportInterval;
  if (type === "ScheduleTrigger" && recurrence !== undefined && recurrence.schedule === undefined)
    return minutes[recurrence.frequency] * recurrence.interval;
  if (type === "TumblingWindowTrigger" && frequency !== undefined && interval !== undefined)
    return minutes[frequency] * interval;
  throw problem("schedule-unknown", { type });
}

/** The pipeline that a trigger starts. */
export const startedBy = ({ pipelines = [], pipeline }: Trigger): string =>
  [...pipelines, ...(pipeline === undefined ? [] : [pipeline])][0]?.pipelineReference.referenceName ?? "";
