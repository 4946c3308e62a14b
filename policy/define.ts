import type { Resource, Unwrap } from "@pulumi/pulumi";
import {
  validateResourceOfType,
  type EnforcementLevel,
  type Policy,
  type PolicyResource,
  type ReportViolation,
  type ResourceValidation,
  type ResourceValidationArgs,
  type Severity,
  type StackValidationPolicy,
} from "@pulumi/policy";
import type { RuleId } from "./rules";
import { profiles, type Profile } from "./settings";

export interface Metadata {
  /** What it verifies, and the name of its file. */
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  /** The rules of others that it holds. */
  readonly rules?: readonly RuleId[];
  /** Controls of the Microsoft cloud security benchmark, version 1. */
  readonly benchmark?: readonly string[];
  /** What to do where it is violated, in one sentence without its full stop. */
  readonly remediation: string;
  /** The profiles in which it holds; all unless told. */
  readonly profiles?: readonly Profile[];
  /** Mandatory unless told. */
  readonly enforcementLevel?: EnforcementLevel;
}

type Own = Required<Pick<Metadata, "rules" | "benchmark" | "remediation" | "profiles" | "severity">>;
export type CommercePolicy = Own &
  (StackValidationPolicy | (Policy & { readonly validateResource: ResourceValidation }));

// As Pulumi declares it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type ResourceClass<R extends Resource, Args> = new (name: string, args: Args, ...rest: any[]) => R;

/**
 * What is wrong with a resource, in words that go on after its name; nothing where it complies. Reading a value that
 * only a deployment makes known ends the check: Pulumi then says at preview that, and of which value, and `up` checks
 * again before it creates the resource.
 */
export type Check<Args> = (props: Unwrap<NonNullable<Args>>, resource: ResourceValidationArgs) => Iterable<string>;

/** A policy on each resource of a type, checked before it is created or changed. */
export function resourcePolicy<R extends Resource, Args>(
  metadata: Metadata,
  resourceClass: ResourceClass<R, Args>,
  check: Check<Args>,
): CommercePolicy {
  return {
    ...completed(metadata),
    validateResource: validateResourceOfType(resourceClass, (props, resource, report) =>
      reportAll(check(props, resource), resource, metadata, report),
    ),
  };
}

/** A policy on each resource, whatever its type. */
export function anyResourcePolicy(
  metadata: Metadata,
  check: (resource: ResourceValidationArgs) => Iterable<string>,
): CommercePolicy {
  return {
    ...completed(metadata),
    validateResource: (resource, report) => reportAll(check(resource), resource, metadata, report),
  };
}

/**
 * A policy on all resources of a stack together, checked at the end of a preview and of an update: one at a time, beside
 * all others. A value that is not known yet ends the check of its resource, not that of the others.
 */
export function stackPolicy(
  metadata: Metadata,
  check: (resource: PolicyResource, all: readonly PolicyResource[]) => Iterable<string>,
): CommercePolicy {
  return {
    ...completed(metadata),
    validateStack: ({ resources }, report) => {
      const unknown: unknown[] = [];
      for (const resource of resources) {
        try {
          reportAll(check(resource, resources), resource, metadata, report);
        } catch (error) {
          unknown.push(error);
        }
      }
      if (unknown.length > 0) throw unknown[0];
    },
  };
}

/** As `StorageAccount "gold" accepts shared keys. Set allowSharedKeyAccess to false.` */
function reportAll(
  findings: Iterable<string>,
  { type, name, urn }: Pick<PolicyResource, "type" | "name" | "urn">,
  { remediation }: Metadata,
  report: ReportViolation,
): void {
  const kind = type.slice(type.lastIndexOf(":") + 1);
  for (const finding of findings) report(`${kind} "${name}" ${finding}. ${remediation}.`, urn);
}

function completed({ rules = [], benchmark = [], remediation, enforcementLevel, ...metadata }: Metadata) {
  const [control] = benchmark;
  return {
    profiles,
    ...metadata,
    rules,
    benchmark,
    remediation,
    remediationSteps: remediation,
    tags: [...rules, ...benchmark],
    enforcementLevel: enforcementLevel ?? "mandatory",
    ...(control === undefined ? {} : { framework: benchmarkControl(control) }),
  };
}

function benchmarkControl(reference: string) {
  return { name: "Microsoft cloud security benchmark", version: "v1", reference, specification: "" };
}
