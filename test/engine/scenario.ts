import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitPath, parseCommit, printCommit } from "../../lake/delta";
import { names, stack, type World } from "./world";

export interface Step {
  /** A sentence: what is so when it passes. */
  readonly name: string;
  readonly run: (world: World) => Promise<void>;
}

const table = `/gold/customer_insights/profiles_Customer`;
const version = (number: number): string => `${table}/${commitPath(number)}`;
const row = { path: "part-1.parquet", partitionValues: {}, size: 1, modificationTime: 1, dataChange: true };
const afterLoad = printCommit([{ add: row }]);

const up = (world: World, ...options: readonly string[]) =>
  world.pulumi("up", "--yes", "--skip-preview", "--stack", stack, ...options);
const configure = (world: World, key: string, value: string, ...options: readonly string[]) =>
  succeeds(world.pulumi("config", "set", "--stack", stack, key, value, ...options));
const forget = (world: World, key: string) => succeeds(world.pulumi("config", "rm", "--stack", stack, key));

/** With levels of enforcement in place of the pack's own. */
function previewWithPolicies(world: World, levels: Readonly<Record<string, string>> = {}) {
  const file = join(world.folder, "levels.json");
  writeFileSync(file, JSON.stringify(levels));
  return world.pulumi("preview", "--stack", stack, "--policy-pack", "policy", "--policy-pack-config", file);
}

/** The text of a blob of the gold account; undefined where there is none. */
async function gold({ blobs }: World, path: string): Promise<string | undefined> {
  const { status, body } = await blobs.ask("GET", names.goldAccount, path);
  return status === 200 ? body : undefined;
}

async function succeeds(outcome: Promise<{ status: number; text: string }>): Promise<string> {
  const { status, text } = await outcome;
  assert.equal(status, 0, text);
  return text;
}

async function fails(outcome: Promise<{ status: number; text: string }>, saying: RegExp): Promise<void> {
  const { status, text } = await outcome;
  assert.notEqual(status, 0, text);
  assert.match(text, saying);
}

/** What happened since the last look. */
function since({ events }: World): readonly string[] {
  return events.splice(0);
}

function recurrence({ api }: World): unknown {
  const properties = api.trigger("load")?.properties["typeProperties"] as { readonly recurrence?: object } | undefined;
  return (properties?.recurrence as { readonly interval?: number } | undefined)?.interval;
}

/** One stack's life, in order: each step begins where the one before ended. */
export const scenario: readonly Step[] = [
  {
    name: "a preview changes nothing",
    run: async (world) => {
      const text = await succeeds(world.pulumi("preview", "--stack", stack));
      assert.match(text, /\+ \d+ to create/);
      assert.deepEqual(since(world), []);
    },
  },
  {
    name: "a preview with the policy pack checks all but the roles' scopes, which a deployment makes known",
    run: async (world) => {
      const text = await succeeds(previewWithPolicies(world));
      assert.match(text, /commerce@v[\d.]+ \(local: policy\)/);
      const unchecked = text.split("\n").filter((line) => line.includes("can't run policy"));
      assert.deepEqual(
        unchecked.filter((line) => !/'authorization-[\w-]+'.* at \.scope can't be known/.test(line)),
        [],
      );
      assert.doesNotMatch(text, /\[mandatory\]/);
    },
  },
  {
    name: "the policy pack refuses what it forbids",
    run: async (world) => {
      await configure(world, "integrationRuntimeCoreCount", "48");
      assert.match(await succeeds(previewWithPolicies(world)), /\[advisory\][^]*"dataflows" has 48 cores/);
      const strict = { "data-factory-integration-runtime-cores": "mandatory" };
      await fails(previewWithPolicies(world, strict), /\[mandatory\][^]*"dataflows" has 48 cores/);
      await forget(world, "integrationRuntimeCoreCount");
    },
  },
  {
    name: "the policy pack knows the private network from the stack's configuration",
    run: async (world) => {
      const settings = { network: "private", synapseLinkRoute: "public" };
      for (const [key, value] of Object.entries(settings)) await configure(world, key, value);
      assert.doesNotMatch(await succeeds(previewWithPolicies(world)), /\[mandatory\]/);
      for (const key of Object.keys(settings)) await forget(world, key);
      assert.deepEqual(since(world), []);
    },
  },
  {
    name: "an account's name that is taken fails, and says which key replaces it",
    run: async (world) => {
      const account = "create azure-native:storage:StorageAccount gold";
      world.refusals.set(
        account,
        `Status=409 Code="StorageAccountAlreadyTaken" Message="The storage account named ${names.goldAccount} is already taken."`,
      );
      await fails(
        up(world),
        new RegExp(`gold: the name ${names.goldAccount} is taken[^]*pulumi config set goldAccountName`),
      );
      world.refusals.delete(account);
      assert.ok(!since(world).includes(account));
      assert.equal(world.api.trigger("load"), undefined);
    },
  },
  {
    name: "the first deployment passes every policy, makes the tables, then turns the trigger on, last of all",
    run: async (world) => {
      const text = await succeeds(up(world, "--policy-pack", "policy"));
      assert.match(text, /✅ commerce@v[\d.]+ \(local: policy\)/);
      const events = since(world);
      assert.deepEqual(events.slice(-2), ["trigger PUT", "trigger start"]);
      assert.ok(events.includes("create azure-native:storage:StorageAccount gold"));
      assert.equal(world.api.trigger("load")?.runtimeState, "Started");
      const actions = parseCommit((await gold(world, version(0))) ?? "");
      assert.deepEqual(actions[1], { protocol: { minReaderVersion: 1, minWriterVersion: 2 } });
    },
  },
  {
    name: "the second deployment changes nothing, also after a load wrote rows",
    run: async (world) => {
      const made = await gold(world, version(0));
      const { status } = await world.blobs.ask("PUT", names.goldAccount, version(1), afterLoad);
      assert.equal(status, 201);
      await succeeds(up(world, "--expect-no-changes"));
      assert.deepEqual(since(world), []);
      assert.equal(await gold(world, version(0)), made);
      assert.equal(await gold(world, version(1)), afterLoad);
    },
  },
  {
    name: "an update stops the trigger, changes it and starts it",
    run: async (world) => {
      await configure(world, "scheduleInterval", "2");
      await succeeds(up(world));
      assert.deepEqual(since(world), ["trigger stop", "trigger PUT", "trigger start"]);
      assert.equal(recurrence(world), 2);
    },
  },
  {
    name: "an update that Data Factory refuses fails, and leaves the trigger running as it was",
    run: async (world) => {
      await configure(world, "scheduleInterval", "3");
      const refusal = { status: 400, code: "BadRequest", message: "the recurrence is invalid" };
      world.api.faults.push({ ...refusal, method: "PUT", path: /load$/ });
      await fails(up(world), /the recurrence is invalid[^]*it is as it was, Started/);
      assert.equal(world.api.trigger("load")?.runtimeState, "Started");
      assert.equal(recurrence(world), 2);
      await succeeds(up(world));
      assert.equal(recurrence(world), 3);
      since(world);
    },
  },
  {
    name: "a trigger that somebody stopped shows in a preview, and is on after a deployment",
    run: async (world) => {
      world.api.trigger("load")!.runtimeState = "Stopped";
      const text = await succeeds(world.pulumi("preview", "--stack", stack));
      assert.match(text, /trigger load: is Stopped in Data Factory, declared Started/);
      assert.match(text, /~ 1 to update/);
      await succeeds(up(world));
      assert.deepEqual(since(world), ["trigger start"]);
    },
  },
  {
    name: "a refresh finds nothing, and what somebody did where there is something",
    run: async (world) => {
      const refresh = (...options: readonly string[]) =>
        world.pulumi("refresh", "--yes", "--skip-preview", "--stack", stack, ...options);
      await succeeds(refresh("--expect-no-changes"));
      world.api.trigger("load")!.runtimeState = "Stopped";
      assert.match(await succeeds(refresh()), /~ 1 updated/);
      await succeeds(up(world));
      assert.deepEqual(since(world), ["trigger start"]);
    },
  },
  {
    name: "a table's column does not go unless told, and comes back by a commit of its own",
    run: async (world) => {
      await configure(world, "dropColumns[0]", "profiles_Customer.County", "--path");
      await fails(up(world), /the table has columns that its definition lacks: County/);
      assert.equal(await gold(world, version(2)), undefined);
      await configure(world, "removedColumns", "remove");
      await succeeds(up(world));
      assert.doesNotMatch((await gold(world, version(2))) ?? "", /"name\\":\\"County/);
      await forget(world, "dropColumns");
      await succeeds(up(world));
      assert.match((await gold(world, version(3))) ?? "", /"name\\":\\"County/);
      assert.equal(await gold(world, version(1)), afterLoad);
      since(world);
    },
  },
  {
    name: "a deployment that would replace an account is refused",
    run: async (world) => {
      await configure(world, "goldAccountName", "anothergold");
      await fails(up(world), /protect/);
      const events = since(world);
      assert.deepEqual(
        events.filter((event) => event.includes("StorageAccount")),
        [],
      );
      await forget(world, "goldAccountName");
      await succeeds(up(world));
      since(world);
    },
  },
  {
    name: "destroying ends in an error while data is protected, and in either case keeps accounts, tables and rows",
    run: async (world) => {
      await fails(world.pulumi("destroy", "--yes", "--skip-preview", "--stack", stack), /protect/);
      await succeeds(world.pulumi("destroy", "--yes", "--skip-preview", "--exclude-protected", "--stack", stack));
      const events = since(world);
      assert.deepEqual(events.slice(0, 2), ["trigger stop", "trigger DELETE"]);
      assert.deepEqual(
        events.filter((event) => /azure-native:(storage|resources):/.test(event)),
        [],
      );
      assert.equal(world.api.triggers.size, 0);
      assert.equal(await gold(world, version(1)), afterLoad);
      assert.notEqual(await gold(world, version(0)), undefined);
    },
  },
];
