import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problem } from "../../errors";
import { projectRoot } from "../commands/common";
import { exitStatusOf } from "../report/problems";
import { orConfigurationFault } from "./configurationFault";

const root = mkdtempSync(join(tmpdir(), "configuration-"));
const file = join(root, "Pulumi.mine.yaml");
beforeAll(() => copyFileSync(join(projectRoot, "Pulumi.yaml"), join(root, "Pulumi.yaml")));
afterAll(() => rmSync(root, { recursive: true }));

const failed = problem("program-failed", { stack: "mine", reason: "in the program's own words" });

/** What is told of a program that failed for a stack with this configuration. */
async function told(configuration: string): Promise<unknown> {
  writeFileSync(file, `config:\n  azure-native:location: westeurope\n${configuration}`);
  return orConfigurationFault(root, "mine", Promise.reject(failed)).catch((error: unknown) => error);
}

test("a program that fails because of its stack's configuration is a wrong call, told with the file", async () => {
  const error = await told("  commerce:companies: usmf\n");
  expect(error).toMatchObject({ code: "configuration-invalid", where: { file } });
  expect(exitStatusOf(error)).toBe(2);
});

test("each column left out that no table has, or needs, is told", async () => {
  const error = await told(
    "  commerce:dropColumns: [orders.Name, profiles_Customer.Nme, profiles_Customer.CustomerId]\n",
  );
  expect((error as AggregateError).errors).toMatchObject(
    ["drop-table-unknown", "drop-column-unknown", "drop-column-needed"].map((code) => ({ code, where: { file } })),
  );
  expect(exitStatusOf(error)).toBe(2);
});

test("a program that fails with a right configuration keeps its own words", async () => {
  expect(await told("")).toBe(failed);
});
