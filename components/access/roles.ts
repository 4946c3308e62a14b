import { createHash } from "node:crypto";

/** Built-in roles by name (Microsoft: Azure built-in roles, Storage). */
export const roles = {
  "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  "Storage Blob Delegator": "db58b8e5-c6ad-4a2a-8342-4190687cbf4a",
} as const;

export type Role = keyof typeof roles;

/**
 * The name of a role assignment, which Azure wants to be a GUID: the same for the same scope, principal and role, so
 * that a second deployment finds the first one's. Takes names, not ids, because ids are unknown before deployment.
 */
export function roleAssignmentName(scope: string, principal: string, role: Role): string {
  const hex = createHash("sha256").update([scope, principal, roles[role]].join("\n")).digest("hex");
  // Version 8 of RFC 9562: a GUID of one's own making.
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}
