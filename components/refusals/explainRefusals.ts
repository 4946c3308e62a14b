import * as pulumi from "@pulumi/pulumi";
import type { Names } from "../names";
import { problemOf } from "./problemOf";

/**
 * Adds to what Azure answers, wherever it refuses a resource, what it means and what to do. The resource fails as it would
 * have. Call it before the first resource is declared. Pulumi runs error hooks from version 3.218 on.
 */
export function explainRefusals(names: Names): void {
  const hook = new pulumi.ErrorHook("explain-refusals", ({ name, errors, newInputs, oldInputs }) => {
    const inputs = newInputs ?? oldInputs ?? {};
    const explained = problemOf({ inputs, reason: errors[0] ?? "" }, names);
    if (explained) void pulumi.log.error(`${name}: ${explained.advice}`);
    return false;
  });
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
    type.startsWith("azure-native:") ? { props, opts: { ...opts, hooks: { onError: [hook] } } } : undefined,
  );
}
