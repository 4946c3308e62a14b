import type { z } from "zod";
import { problem, type Problem } from "../../errors";
import { secretProperties } from "./shapes/linkedService";

type Issue = z.core.$ZodIssue;

function step(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}

/** Splits the way to a property where the last activity on it begins, and names that activity. */
function placeOf(
  path: readonly PropertyKey[],
  properties: unknown,
  resource: string,
): { place: string; property: string } {
  let place = resource;
  let property = path;
  let value = properties;
  path.forEach((key, at) => {
    value = step(value, key);
    const [name, type] = [step(value, "name"), step(value, "type")];
    if (typeof key !== "number" || typeof name !== "string" || typeof type !== "string") return;
    place = `activity ${name} of ${resource}`;
    property = path.slice(at + 1);
  });
  return { place, property: property.join(".") };
}

function problemsOfIssue(issue: Issue, properties: unknown, resource: string): Problem[] {
  const { place, property } = placeOf(issue.path, properties, resource);
  if (issue.code !== "unrecognized_keys")
    return [problem("property-invalid", { place, property: property || "it", reason: issue.message })];
  return issue.keys.map((key) =>
    secretProperties.has(key)
      ? problem("linked-service-secret", { place, property: key })
      : problem("property-unknown", { place, property: property ? `${property}.${key}` : key }),
  );
}

/** What is wrong with a resource that has not the shape it should have, by the names of resource and activity. */
export function problemsOfShape(error: z.ZodError, properties: unknown, resource: string): readonly Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, properties, resource));
}
