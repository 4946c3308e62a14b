import * as authorization from "@pulumi/azure-native/authorization";
import { Access } from "./access";
import { deployerGrants, type Accounts } from "./grants";

/**
 * The role by which a deployment makes tables: for the configured person, group or pipeline, else for whoever deploys
 * first. That one then stays, or each deployer would take the role from the one before.
 */
export function deployerAccess(accounts: Accounts, configured: string | undefined): Access {
  return new Access("deployer", {
    principal: configured ?? "first deployer",
    principalId: configured ?? authorization.getClientConfigOutput().objectId,
    keepPrincipal: configured === undefined,
    grants: deployerGrants(accounts),
  });
}
