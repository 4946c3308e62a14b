import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allPolicies } from "../../policy/policies";
import { securityPage } from "../../policy/securityPage";

const file = join(__dirname, "..", "..", "docs", "security.md");
const policies = allPolicies(undefined);

test("docs/security.md is what the policies say", () => {
  const page = securityPage(policies);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, page);
  expect(page).not.toContain("not answered");
  expect(readFileSync(file, "utf8")).toBe(page);
});

const folders = {
  storage: "storage",
  "data-factory": "dataFactory",
  synapse: "synapse",
  "key-vault": "keyVault",
  authorization: "authorization",
  resources: "resources",
};

test.each(policies.map(({ name }) => name).filter((name) => name !== "unchecked-kinds"))(
  "%s is in a file of its name",
  (name) => {
    const [area, folder] = Object.entries(folders).find(([prefix]) => name.startsWith(`${prefix}-`))!;
    const words = name.slice(area.length + 1);
    const base = words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(existsSync(join(__dirname, "..", "..", "policy", folder, `${base}.ts`))).toBe(true);
  },
);
