import type { BronzeFormat } from "../../pipelines/bronze";
import type { TriggerState } from "../trigger";

/** What is deployed, by name, as far as it leaves something to do by hand. */
export interface Progress {
  readonly stack: string;
  readonly resourceGroup: string;
  readonly bronze: {
    readonly format: BronzeFormat;
    readonly account: string;
    readonly resourceGroup: string;
    readonly ours: boolean;
    readonly sharedKeyAccess: boolean;
  };
  readonly lakeAccount: string;
  readonly goldAccount: string;
  readonly factory: string;
  readonly private: boolean;
  /** Accounts to which the factory has private endpoints that this deployment does not approve. */
  readonly unapproved: readonly { readonly name: string; readonly account: string; readonly resourceGroup: string }[];
  /** The enterprise policy that Synapse Link reaches the bronze account with. */
  readonly enterprisePolicy: string | undefined;
  /** Whether the trigger of the load is on; undefined where there is none yet. */
  readonly trigger: TriggerState | undefined;
  readonly synapse:
    | {
        readonly workspace: string;
        readonly account: string;
        readonly exfiltrationProtection: boolean;
        /** From any public address. */
        readonly reachable: boolean;
      }
    | undefined;
}
