import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import { roleAssignmentName, roles, type Role } from "./roles";

export interface Grant {
  readonly role: Role;
  /** The resource id that the role is for. */
  readonly scope: pulumi.Input<string>;
  /** The scope by name: an account, or `account/container`. */
  readonly on: string;
}

export interface AccessArgs {
  /** What the principal is called here. */
  readonly principal: string;
  /** Its object id. */
  readonly principalId: pulumi.Input<string>;
  /** Without it Azure looks the principal up, which fails while a new identity is still spreading. */
  readonly principalType?: "ServicePrincipal";
  /** Whether the one who has the roles keeps them when the id given here changes. */
  readonly keepPrincipal?: boolean;
  readonly grants: readonly Grant[];
}

/** The roles of one principal, and nothing more. */
export class Access extends pulumi.ComponentResource {
  constructor(name: string, args: AccessArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:authorization:Access", name, {}, options);
    const subscription = authorization.getClientConfigOutput({ parent: this }).subscriptionId;
    for (const { role, scope, on } of args.grants) {
      new authorization.RoleAssignment(
        `${name}: ${role} on ${on}`,
        {
          roleAssignmentName: roleAssignmentName(on, args.principal, role),
          scope,
          principalId: args.principalId,
          ...(args.principalType === undefined ? {} : { principalType: args.principalType }),
          roleDefinitionId: pulumi.interpolate`/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
        },
        // A replacement has the same name, and Azure refuses to change an assignment's principal.
        { parent: this, deleteBeforeReplace: true, ignoreChanges: args.keepPrincipal ? ["principalId"] : [] },
      );
    }
    this.registerOutputs();
  }
}
