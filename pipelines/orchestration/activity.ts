export type Condition = "Succeeded" | "Failed" | "Skipped" | "Completed";

/** An activity of a pipeline, in the flattened form of the Azure SDKs (what ARM calls `typeProperties` lies beside `type`). */
export interface Activity {
  readonly name: string;
  readonly type: string;
  readonly dependsOn?: readonly { readonly activity: string; readonly dependencyConditions: readonly Condition[] }[];
  readonly [property: string]: unknown;
}

/** Transient failures of storage and of the service pass within minutes. */
const policy = { retry: 2, retryIntervalInSeconds: 60, secureInput: false, secureOutput: false };
export const quick = { ...policy, timeout: "0.00:10:00" };
export const long = { ...policy, timeout: "0.12:00:00" };

/** A dependency on an activity, that it succeeded unless told. */
export const after = (activity: string, ...conditions: readonly Condition[]) => ({
  activity,
  dependencyConditions: conditions.length === 0 ? (["Succeeded"] as const) : conditions,
});
export type Dependency = ReturnType<typeof after>;
