import type { Mount } from "../storage/accounts";

/** The folders of this machine that stand for the lake. */
export interface Folders {
  readonly bronze: string;
  readonly lake: string;
  readonly gold: string;
}

/** Where the deployed program keeps each of them. */
export interface Places {
  readonly accounts: { readonly bronze: string; readonly lake: string; readonly gold: string };
  readonly bronzeContainer: string;
  /** Containers of the lake account. */
  readonly lakeContainers: readonly string[];
  readonly goldContainer: string;
  /** The folder of the gold container that Customer Insights attaches. */
  readonly goldRoot: string;
}

/** Maps the storage of the program onto folders: silver/, quarantine/ and state/ below the lake, tables directly in gold. */
export const mountsOf = (places: Places, folders: Folders): readonly Mount[] => [
  { account: places.accounts.bronze, container: places.bronzeContainer, folder: "", directory: folders.bronze },
  ...places.lakeContainers.map((container) => ({
    account: places.accounts.lake,
    container,
    folder: "",
    directory: `${folders.lake}/${container}`,
  })),
  { account: places.accounts.gold, container: places.goldContainer, folder: places.goldRoot, directory: folders.gold },
];
