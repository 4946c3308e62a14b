/** A resource as the program declares it: what would be deployed. */
export interface Resource {
  readonly urn: string;
  /** Pulumi's type token: `azure-native:datafactory:Pipeline`. */
  readonly type: string;
  readonly name: string;
  /** The urn of the parent; none for the stack itself. */
  readonly parent?: string;
  /** Urns, sorted. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What a Pulumi program declares for one stack, sorted by urn. */
export interface Program {
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}
