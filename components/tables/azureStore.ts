import { isRestError } from "@azure/core-rest-pipeline";
import type { ContainerClient } from "@azure/storage-blob";
import type { PartialFile } from "../../lake/delta";
import type { Store } from "./store";

/** A container in Azure, through the Blob API, which accounts with hierarchical namespace have too. */
export class AzureStore implements Store {
  constructor(private readonly container: ContainerClient) {}

  async list(folder: string): Promise<readonly string[]> {
    const paths: string[] = [];
    for await (const blob of this.container.listBlobsFlat({ prefix: `${folder}/` })) paths.push(blob.name);
    return paths;
  }

  async readText(path: string): Promise<string> {
    return (await this.container.getBlobClient(path).downloadToBuffer()).toString("utf8");
  }

  async readParts(path: string): Promise<PartialFile> {
    const blob = this.container.getBlobClient(path);
    const byteLength = (await blob.getProperties()).contentLength ?? 0;
    const slice = async (start: number, end = byteLength) => {
      const bytes = await blob.downloadToBuffer(start, end - start);
      return new Uint8Array(bytes).buffer;
    };
    return { byteLength, slice };
  }

  async createText(path: string, text: string): Promise<boolean> {
    try {
      await this.container
        .getBlockBlobClient(path)
        .upload(text, Buffer.byteLength(text), { conditions: { ifNoneMatch: "*" } });
      return true;
    } catch (error) {
      // The service answers a broken condition with either (Microsoft: Blob service error codes).
      if (isRestError(error) && (error.statusCode === 409 || error.statusCode === 412)) return false;
      throw error;
    }
  }

  /** Longest first: a folder of a hierarchical namespace is a blob too, and goes once it is empty. */
  async removeFolder(folder: string): Promise<void> {
    const below = [...(await this.list(folder))].sort((a, b) => b.length - a.length);
    for (const path of [...below, folder]) await this.container.getBlobClient(path).deleteIfExists();
  }
}
