import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";

/** A storage account, ours or not. */
export interface Account {
  readonly accountName: string;
  readonly accountId: pulumi.Input<string>;
  readonly resourceGroupName: pulumi.Input<string>;
  /** The resource id of a container of the account, also of one that another service made. */
  containerId(container: string): pulumi.Output<string>;
}

export interface AdoptedAccount {
  readonly accountName: string;
  readonly resourceGroupName: string;
}

/** An account that exists already and is not managed here. */
export function adoptAccount(adopted: AdoptedAccount): Account {
  const accountId = storage.getStorageAccountOutput(adopted).id;
  return { ...adopted, accountId, containerId: (container) => containerIdOf(accountId, container) };
}

export function containerIdOf(accountId: pulumi.Input<string>, container: string): pulumi.Output<string> {
  return pulumi.interpolate`${accountId}/blobServices/default/containers/${container}`;
}
