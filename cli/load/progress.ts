import { SingleBar } from "cli-progress";
import pc from "picocolors";
import type { Observe, RunEvent } from "../../local/factory/events";
import { labelActivity } from "../../pipelines/orchestration/ingestTables";
import { closedFolders, folderFinder } from "./folders";

/** Follows a load on stderr: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  readonly observe: Observe;
  readonly stop: () => void;
}

export const progressOn = (stream: NodeJS.WriteStream): Progress => (stream.isTTY ? bar(stream) : lines(stream));

/** What a person wants to follow: the data flows and what goes wrong, not each look at a blob. */
const isStep = (event: RunEvent): boolean => "type" in event && event.type === "ExecuteDataFlow";

function lines(stream: NodeJS.WriteStream): Progress {
  const folderOf = folderFinder();
  const observe: Observe = (event) => {
    const line = describe(event, folderOf(event));
    if (line !== undefined) stream.write(`${line}\n`);
  };
  return { observe, stop: () => {} };
}

function bar(stream: NodeJS.WriteStream): Progress {
  const folderOf = folderFinder();
  const single = new SingleBar({
    stream,
    format: `{bar} {value}/{total} {step}`,
    clearOnComplete: true,
    hideCursor: true,
  });
  let steps = 0;
  single.start(1, 0, { step: "" });
  return {
    observe: (event) => {
      const step = [event.pipeline, folderOf(event)].filter(Boolean).join(" ");
      steps += newSteps(event);
      single.setTotal(Math.max(steps, 1));
      if (event.kind === "activity-started" && isStep(event)) single.update({ step });
      if (event.kind === "activity-succeeded" && isStep(event)) single.increment();
    },
    stop: () => single.stop(),
  };
}

/** How many data flow runs an event announces: one a closed folder, or one a group of Delta tables; one a gold table. */
const newSteps = (event: RunEvent): number => closedFolders(event)?.length ?? (announcesOne(event) ? 1 : 0);

const announcesOne = (event: RunEvent): boolean =>
  event.kind === "pipeline-started"
    ? event.pipeline.startsWith("gold_")
    : event.kind === "activity-succeeded" && event.activity === labelActivity;

function describe(event: RunEvent, folder: string | undefined): string | undefined {
  const place = "activity" in event ? [event.pipeline, folder, event.activity].filter(Boolean).join(" ") : "";
  switch (event.kind) {
    case "activity-succeeded":
      return isStep(event)
        ? `${pc.green("✓")} ${[event.pipeline, folder].filter(Boolean).join(" ")}  ${event.seconds.toFixed(1)} s`
        : undefined;
    case "activity-failed":
      return isStep(event) ? `${pc.red("✗")} ${place}: ${event.error.message}` : undefined;
    case "activity-retry":
      return `${pc.yellow("↻")} ${place}: attempt ${event.attempt} after ${event.error.message}`;
    case "activity-skipped":
      return event.type === "ExecutePipeline"
        ? `${pc.yellow("–")} ${event.activity} is not run: a group that feeds it stopped`
        : undefined;
    default:
      return undefined;
  }
}
