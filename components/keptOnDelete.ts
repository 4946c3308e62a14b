import type { CustomResourceOptions } from "@pulumi/pulumi";

/** For what holds data: Pulumi refuses to delete or replace it, and once unprotected forgets it without deleting it. */
export const keptOnDelete = { protect: true, retainOnDelete: true } satisfies CustomResourceOptions;
