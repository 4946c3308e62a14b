import { roleAssignmentName } from "./roles";

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

describe("the name of a role assignment", () => {
  test("is a GUID and the same each time", () => {
    const name = roleAssignmentName("lake/silver", "factory", "Storage Blob Data Contributor");
    expect(name).toMatch(guid);
    expect(roleAssignmentName("lake/silver", "factory", "Storage Blob Data Contributor")).toBe(name);
  });

  test("differs by scope, by principal and by role", () => {
    const names = [
      roleAssignmentName("lake/silver", "factory", "Storage Blob Data Contributor"),
      roleAssignmentName("lake/state", "factory", "Storage Blob Data Contributor"),
      roleAssignmentName("lake/silver", "Customer Insights", "Storage Blob Data Contributor"),
      roleAssignmentName("lake/silver", "factory", "Storage Blob Data Reader"),
    ];
    expect(new Set(names).size).toBe(4);
  });
});
