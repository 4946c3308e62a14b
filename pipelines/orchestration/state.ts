import { containers } from "../layout";
import type { LoadSettings } from "../settings";
import { getMetadata, ifCondition, setVariable } from "./activities";
import { after, type Activity } from "./activity";
import { getBlob, type Blob } from "./blob";

/** Progress is a small blob for each group and each gold table, in the state container of the lake account. */
export const stateBlob = ({ accounts, integrationRuntime }: LoadSettings, name: string): Blob => ({
  url: `https://${accounts.lake}.blob.core.windows.net/${containers.state}/${name}.json`,
  integrationRuntime,
});

const exists = "activity('state').output.exists";

/**
 * Reads a state blob into variables, unless there is none or `full` asks to ignore it. A missing blob is no failure:
 * Get Metadata answers whether it exists, where a request for it would fail. `whenUnknown` runs where nothing is read.
 */
export const readState = (
  settings: LoadSettings,
  name: string,
  variables: Readonly<Record<string, string>>,
  whenUnknown: readonly Activity[] = [],
): readonly Activity[] =>
  readWhere(`and(${exists}, not(pipeline().parameters.full))`, settings, name, variables, whenUnknown);

/** Reads it whatever `full` says. */
export const readStateAlways = (settings: LoadSettings, name: string, variables: Readonly<Record<string, string>>) =>
  readWhere(exists, settings, name, variables, []);

const readWhere = (
  condition: string,
  settings: LoadSettings,
  name: string,
  variables: Readonly<Record<string, string>>,
  whenUnknown: readonly Activity[],
): readonly Activity[] => [
  getMetadata("state", { dataset: "state", parameters: { file: `${name}.json` } }, ["exists"]),
  ifCondition(
    "known",
    `@${condition}`,
    {
      then: [
        getBlob("read_state", stateBlob(settings, name)),
        ...Object.entries(variables).map(([variable, value]) =>
          setVariable(`set_${variable}`, variable, value, after("read_state")),
        ),
      ],
      ...(whenUnknown.length > 0 && { otherwise: whenUnknown }),
    },
    after("state"),
  ),
];
