import type * as pulumi from "@pulumi/pulumi";
import { DynamicResource } from "../dynamic/resource";
import type { TriggerState } from "./state";

export interface TriggerArgs {
  /** The resource id of the Data Factory. */
  readonly factoryId: pulumi.Input<string>;
  readonly triggerName: string;
  /** In the flattened form of the Azure SDKs. */
  readonly properties: pulumi.Input<object>;
  readonly state: TriggerState;
}

/**
 * A trigger with its state. The azure-native provider makes triggers stopped and cannot change a started one
 * (pulumi-azure-native #3540), so this resource does it: on after a deployment if declared on, stopped before it is
 * changed or deleted, and as it was if a change fails. It compares with the trigger in Data Factory, not with a memory.
 */
export class Trigger extends DynamicResource {
  constructor(name: string, args: TriggerArgs, options?: pulumi.CustomResourceOptions) {
    super("datafactory:Trigger", name, { ...args }, options);
  }
}
