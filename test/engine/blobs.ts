import { spawn } from "node:child_process";
import { request as httpsRequest } from "node:https";
import type { Certificate } from "./certificate";

/** Azurite, Microsoft's emulator of Blob Storage: too large for `npm ci`, so npm fetches it for this test alone. */
const azurite = "azurite@3.35.0";

export interface Blobs {
  readonly port: number;
  /** Status and body of a request to a container or blob. */
  ask(
    method: string,
    account: string,
    path: string,
    content?: string,
  ): Promise<{ readonly status: number; readonly body: string }>;
  stop(): void;
}

export async function startBlobs(accounts: readonly string[], certificate: Certificate, token: string): Promise<Blobs> {
  const key = Buffer.from("a key that nobody uses").toString("base64");
  const child = spawn(
    "npx",
    [
      "--yes",
      "--package",
      azurite,
      "azurite-blob",
      "--blobPort",
      "0",
      "--oauth",
      "basic",
      "--inMemoryPersistence",
    ].concat([
      "--cert",
      certificate.certFile,
      "--key",
      certificate.keyFile,
      "--skipApiVersionCheck",
      "--disableTelemetry",
    ]),
    {
      env: { ...process.env, AZURITE_ACCOUNTS: accounts.map((account) => `${account}:${key}`).join(";") },
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    },
  );
  const stop = () => process.kill(-child.pid!);
  const port = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => reject(new Error(`Azurite ended with status ${status}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /listens on https:\/\/[\d.]+:(\d+)/.exec(chunk.toString());
      if (found) resolve(Number(found[1]));
    });
  });
  child.removeAllListeners("exit");
  const ask: Blobs["ask"] = (method, account, path, content = "") =>
    new Promise((resolve, reject) => {
      const host = `${account}.blob.core.windows.net`;
      const headers = {
        host,
        authorization: `Bearer ${token}`,
        "x-ms-version": "2023-11-03",
        "content-length": Buffer.byteLength(content),
        ...(content === "" ? {} : { "x-ms-blob-type": "BlockBlob" }),
      };
      httpsRequest(
        { host: "127.0.0.1", port, servername: host, ca: certificate.cert, method, path, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
          );
        },
      )
        .on("error", reject)
        .end(content);
    });
  return { port, ask, stop };
}
