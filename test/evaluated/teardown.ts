import { rm } from "node:fs/promises";
import { folderVariable } from "./folder";

export default async function teardown(): Promise<void> {
  await rm(process.env[folderVariable]!, { recursive: true, force: true });
}
