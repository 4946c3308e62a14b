import * as resources from "@pulumi/azure-native/resources";
import { keptOnDelete } from "./keptOnDelete";

/** The group of everything here. Deleting it would delete the data in it, so it is kept as they are. */
export function resourceGroup(
  resourceGroupName: string,
  tags: Readonly<Record<string, string>>,
): resources.ResourceGroup {
  return new resources.ResourceGroup("group", { resourceGroupName, tags }, keptOnDelete);
}
