/**
 * The path in its container of a partition's `location`. Synapse Link writes full addresses,
 * `https://account.dfs.core.windows.net:443/container/folder/table/2020.csv`, of the account it exported to; the
 * export may since have been copied elsewhere, so account and container do not count. A relative location is below
 * the folder of its `model.json`.
 */
export function partitionPath(location: string, folder: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\/[^/]+\/(.*)$/i.exec(location);
  const path = address === null ? [folder, location].filter((part) => part !== "").join("/") : address[1]!;
  return path.split("/").filter(isStep).map(decode).join("/");
}

function isStep(step: string): boolean {
  return step !== "" && step !== ".";
}

/** A name with a bare percent sign is not encoded. */
function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
