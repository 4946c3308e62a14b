import type { Context } from "./context";
import { filesOf } from "./datasets";
import type { DataFlow } from "./factory";
import { accountOf } from "./linkedServices";
import type { StreamLocation } from "./ports";

type Stream = DataFlow["sources"][number];

/** Where a source or sink is; undefined for one that is no store, such as a cache sink. */
function locationOf(
  stream: Stream,
  parameters: Readonly<Record<string, unknown>>,
  context: Context,
): StreamLocation | undefined {
  if (stream.dataset) return filesOf(context, stream.dataset, parameters);
  if (!stream.linkedService) return undefined;
  const { factory } = context.run;
  return {
    account: accountOf(factory, stream.linkedService.referenceName),
    ...(stream.schemaLinkedService && { schemaAccount: accountOf(factory, stream.schemaLinkedService.referenceName) }),
  };
}

/** Where the sources and sinks of a data flow are, by name. */
export function streamsOf(
  flow: DataFlow,
  datasetParameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  context: Context,
): Readonly<Record<string, StreamLocation>> {
  const locations = [...flow.sources, ...flow.sinks].map(
    (stream) => [stream.name, locationOf(stream, datasetParameters[stream.name] ?? {}, context)] as const,
  );
  return Object.fromEntries(
    locations.filter((entry): entry is readonly [string, StreamLocation] => entry[1] !== undefined),
  );
}
