import { parseModel, type Model } from "../../lake/cdm";
import type { Storage } from "../storage/storage";

export interface ExportFolder {
  readonly name: string;
  readonly model: Model;
}

/** The closed folders of a CSV export that have a model, oldest first. */
export async function exportFolders(bronze: Storage): Promise<readonly ExportFolder[]> {
  const open = normalized((await bronze.readText("Changelog/changelog.info")).trim());
  const names = (await bronze.list(""))
    .filter(({ kind, name }) => kind === "Folder" && /^\d{4}-\d\d-\d\dT.*Z$/.test(name) && normalized(name) < open)
    .map(({ name }) => name)
    .sort((one, other) => (normalized(one) < normalized(other) ? -1 : 1));
  const folders: ExportFolder[] = [];
  for (const name of names) {
    const file = `${name}/model.json`;
    const found = await bronze.stat(file);
    if (found !== undefined && found.size > 0)
      folders.push({ name, model: parseModel(await bronze.readText(file), name, { folder: name, file }) });
  }
  return folders;
}

/** Names come with dots or colons in the time. */
const normalized = (name: string): string => name.replaceAll(":", ".");
