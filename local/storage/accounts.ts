import { problem } from "../../errors";
import { DirectoryStorage } from "./directory";
import { segments } from "./path";
import type { Storage } from "./storage";

/** A folder of this machine that stands for a container, or for a folder of it. */
export interface Mount {
  readonly account: string;
  readonly container: string;
  /** Inside the container; empty for the whole of it. */
  readonly folder: string;
  /** On this machine. */
  readonly directory: string;
}

export interface Location {
  readonly storage: Storage;
  readonly path: string;
}

/** The storage accounts of a local run. */
export class Accounts {
  private readonly mounted: readonly { mount: Mount; steps: readonly string[]; storage: Storage }[];

  constructor(mounts: readonly Mount[]) {
    this.mounted = mounts
      .map((mount) => ({ mount, steps: segments(mount.folder), storage: new DirectoryStorage(mount.directory) }))
      .sort((a, b) => b.steps.length - a.steps.length);
  }

  /** Where a path of a container is on this machine: the deepest mounted folder above it counts. */
  locate(account: string, container: string, path: string): Location {
    const steps = segments(path);
    const found = this.mounted.find(
      ({ mount, steps: above }) =>
        mount.account === account && mount.container === container && above.every((step, i) => step === steps[i]),
    );
    if (found === undefined) {
      const mounted = this.mounted.map(({ mount }) => `${mount.account}/${mount.container}/${mount.folder}`);
      throw problem("storage-not-mounted", { account, container, path, mounted });
    }
    return { storage: found.storage, path: steps.slice(found.steps.length).join("/") };
  }
}
