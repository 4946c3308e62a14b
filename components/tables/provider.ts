import { setTimeout as sleep } from "node:timers/promises";
import { BlobServiceClient } from "@azure/storage-blob";
import { deployer, type Settings } from "../azure/credential";
import type { DynamicProvider } from "../dynamic/provider";
import { AzureStore } from "./azureStore";
import { readDefinition, type DeltaTableInputs } from "./inputs";
import { atOnce, patiently, type Clock } from "./patience";
import { needsChange, publishTable, type WantedTable } from "./publish";
import { readTable } from "./readTable";
import type { Store } from "./store";

export type { DeltaTableInputs };

const clockOfMachine: Clock = { now: () => Date.now(), sleep };
const place = ["account", "container", "folder"] as const;

/** The life of a Delta table under Pulumi: made, given new columns, and never written anew. */
export function deltaTableProvider(
  storeOf: (inputs: DeltaTableInputs) => Store,
  tell: (line: string) => void,
  clock: Clock = clockOfMachine,
): DynamicProvider<DeltaTableInputs> {
  const publish = async (inputs: DeltaTableInputs): Promise<void> => {
    const { account, container } = inputs;
    const work = () => publishTable(storeOf(inputs), wantedOf(inputs), clock.now());
    await patiently(work, { account, container, clock, tell });
  };

  return {
    async diff(_id, old, wanted) {
      const replaces = place.filter((key) => old[key] !== wanted[key]);
      if (replaces.length > 0) return { changes: true, replaces };
      if (old.onDelete !== wanted.onDelete) return { changes: true };
      return { changes: await atOnce(() => needsChange(storeOf(wanted), wantedOf(wanted)), wanted) };
    },

    async create(inputs) {
      await publish(inputs);
      return { id: `${inputs.account}/${inputs.container}/${inputs.folder}`, outs: inputs };
    },

    async update(_id, _old, wanted) {
      await publish(wanted);
      return { outs: wanted };
    },

    async read(id, old) {
      const found = await atOnce(() => readTable(storeOf(old), old.folder), old);
      return found === undefined ? { id: "" } : { id, props: old };
    },

    async delete(_id, old) {
      if (old.onDelete === "remove") await atOnce(() => storeOf(old).removeFolder(old.folder), old);
    },
  };
}

function wantedOf({ folder, definition, lackingColumns }: DeltaTableInputs): WantedTable {
  return { folder, definition: readDefinition(definition), lackingColumns };
}

/** A container in Azure, reached as the deployer. */
export function inAzure(settings: Settings) {
  const credential = deployer(settings);
  return ({ account, container }: DeltaTableInputs): Store => {
    const service = new BlobServiceClient(`https://${account}.blob.core.windows.net`, credential());
    return new AzureStore(service.getContainerClient(container));
  };
}
