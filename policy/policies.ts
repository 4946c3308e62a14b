import type { ReportViolation } from "@pulumi/policy";
import * as authorization from "./authorization";
import * as dataFactory from "./dataFactory";
import type { CommercePolicy } from "./define";
import * as keyVault from "./keyVault";
import * as resources from "./resources";
import type { Settings } from "./settings";
import { isExcepted, statedExceptions } from "./statedExceptions";
import * as storage from "./storage";
import * as synapse from "./synapse";
import { uncheckedKinds } from "./uncheckedKinds";

/** Every policy, whatever the profile. */
export function allPolicies(location: string | undefined): readonly CommercePolicy[] {
  const { region, ...ofStorage } = storage;
  return [
    ...Object.values(ofStorage),
    region(location),
    ...Object.values(dataFactory),
    ...Object.values(synapse),
    ...Object.values(keyVault),
    ...Object.values(authorization),
    ...Object.values(resources),
    uncheckedKinds,
  ];
}

/** The policies of a stack: those of its profile, passing over what its configuration excepts. */
export function policiesFor(settings: Settings): readonly CommercePolicy[] {
  return allPolicies(settings.location)
    .filter(({ profiles }) => profiles.includes(settings.profile))
    .map((policy) => withExceptions(policy, settings));
}

function withExceptions(policy: CommercePolicy, settings: Settings): CommercePolicy {
  if (!statedExceptions.some((exception) => exception.policy === policy.name)) return policy;
  const passingOver =
    (report: ReportViolation): ReportViolation =>
    (message, urn) => {
      if (!isExcepted(policy.name, nameOf(urn ?? ""), settings)) report(message, urn);
    };
  return "validateStack" in policy
    ? { ...policy, validateStack: (args, report) => policy.validateStack(args, passingOver(report)) }
    : { ...policy, validateResource: (args, report) => policy.validateResource(args, passingOver(report)) };
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
