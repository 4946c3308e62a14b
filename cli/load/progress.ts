import { SingleBar } from "cli-progress";
import pc from "picocolors";
import type { Observe, RunEvent } from "../../local/factory/events";

/** Follows a load on stderr: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  readonly observe: Observe;
  readonly stop: () => void;
}

export const progressOn = (stream: NodeJS.WriteStream): Progress => (stream.isTTY ? bar(stream) : lines(stream));

/** What a person wants to follow: the data flows and what goes wrong, not each look at a blob. */
const isStep = (event: RunEvent): boolean => "type" in event && event.type === "ExecuteDataFlow";

function lines(stream: NodeJS.WriteStream): Progress {
  const observe: Observe = (event) => {
    const line = describe(event);
    if (line !== undefined) stream.write(`${line}\n`);
  };
  return { observe, stop: () => {} };
}

function bar(stream: NodeJS.WriteStream): Progress {
  const single = new SingleBar({
    stream,
    format: `{bar} {value}/{total} {step}`,
    clearOnComplete: true,
    hideCursor: true,
  });
  const total = { steps: 0 };
  single.start(1, 0, { step: "" });
  return {
    observe: (event) => {
      total.steps += newSteps(event);
      single.setTotal(Math.max(total.steps, 1));
      if (event.kind === "activity-started" && isStep(event)) single.update({ step: event.pipeline });
      if (event.kind === "activity-succeeded" && isStep(event)) single.increment();
    },
    stop: () => single.stop(),
  };
}

/** How many data flow runs an event announces: one a closed folder, one a gold table. */
function newSteps(event: RunEvent): number {
  if (event.kind === "activity-succeeded" && event.activity === "closed")
    return (event.output as unknown as { value: readonly unknown[] }).value.length;
  return event.kind === "pipeline-started" && event.pipeline.startsWith("gold_") ? 1 : 0;
}

function describe(event: RunEvent): string | undefined {
  switch (event.kind) {
    case "activity-succeeded":
      return isStep(event) ? `${pc.green("✓")} ${event.pipeline}  ${event.seconds.toFixed(1)} s` : undefined;
    case "activity-failed":
      return `${pc.red("✗")} ${event.pipeline}/${event.activity}: ${event.error.message}`;
    case "activity-retry":
      return `${pc.yellow("↻")} ${event.pipeline}/${event.activity}: attempt ${event.attempt} after ${event.error.message}`;
    case "activity-skipped":
      return event.type === "ExecutePipeline"
        ? `${pc.yellow("–")} ${event.activity} is not run: a step that it needs failed`
        : undefined;
    default:
      return undefined;
  }
}
