import { scenario } from "./scenario";
import { whereIs } from "./tools";
import { makeWorld, stack } from "./world";

const count = { passed: 0, failed: 0 };

/** The deployment under Pulumi's own engine, as far as its programs are here. */
async function main(): Promise<void> {
  const missing = ["pulumi", "openssl", "npx"].filter((program) => whereIs(program) === undefined);
  if (missing.length > 0) {
    console.log(`${missing.join(" and ")} is not on the PATH: nothing is tested under Pulumi's own engine.`);
    return;
  }
  const world = await makeWorld();
  process.once("SIGINT", () => process.exit(130));
  process.once("exit", () => world.stop());
  console.log(
    "Stands in for Azure: providers that record, a Data Factory for triggers, Azurite (npm fetches it) for storage.",
  );
  if (world.replaced.length > 0) console.log(`Stands in for what is not on the PATH: ${world.replaced.join(", ")}.`);
  await world.pulumi("stack", "init", stack, "--secrets-provider", "passphrase");
  for (const { name, run } of scenario) {
    const began = performance.now();
    try {
      await run(world);
      count.passed++;
      console.log(`✓ ${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
    } catch (error) {
      count.failed++;
      console.log(`✗ ${name}\n${(error as Error).message}`);
      break; // The steps that follow begin where this one should have ended.
    }
  }
}

main()
  .catch((error: unknown) => {
    count.failed++;
    console.error(error);
  })
  .finally(() => {
    const skipped = scenario.length - count.passed - count.failed;
    console.log(`${count.passed} passed, ${count.failed} failed, ${skipped} skipped`);
    process.exit(count.failed === 0 ? 0 : 1);
  });
