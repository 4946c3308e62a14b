import { executePipeline, ifCondition } from "./activities";
import { loadName } from "./load";
import { textParameter, type Pipeline } from "./pipeline";

export const eventName = "load_on_event";

/**
 * Starts the load when Synapse Link has finished a folder. The event's `folderPath` is `container/folder`; of the export's
 * own `model.json` it is the container alone, and then there is nothing to do.
 */
export function eventPipeline(): Pipeline {
  return {
    name: eventName,
    description: "Starts the load when a folder of the Synapse Link export is finished",
    // Runs that come while one is at work wait, and find what it left.
    concurrency: 1,
    parameters: { folderPath: textParameter },
    activities: [
      ifCondition("in_folder", "@contains(pipeline().parameters.folderPath, '/')", {
        then: [executePipeline(loadName, loadName, {})],
      }),
    ],
  };
}
