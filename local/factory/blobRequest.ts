import { problem } from "../../errors";
import { textOf } from "../expressions/display";
import type { Storage } from "../storage/storage";
import type { Output } from "./activities/activityType";
import type { Ports } from "./ports";

interface BlobRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly authenticated: boolean;
}

const blobUrl = /^https:\/\/([a-z0-9]{3,24})\.(blob|dfs)\.core\.[a-z.]+\/([^/?]+)\/([^?]+)$/;

/** Headers that change nothing here, beside those that are acted on below. */
const harmless = new Set(["accept", "content-type", "x-ms-date", "x-ms-blob-content-type", "x-ms-client-request-id"]);
const understood = new Set([...harmless, "x-ms-version", "x-ms-blob-type", "if-none-match"]);

function refused(request: BlobRequest, status: number, reason: string): Error {
  return problem("web-refused", { method: request.method, url: request.url, status, reason });
}

/** The headers by lower-case name, where Blob Storage would accept them and this machine can honour them. */
function headersOf(request: BlobRequest): ReadonlyMap<string, string> {
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  for (const name of headers.keys())
    if (!understood.has(name))
      throw problem("not-supported-locally", { feature: `the header ${name} of a Web activity` });
  if (!request.authenticated) throw refused(request, 401, "no authentication, and the account has no public access");
  // Microsoft: Authorize with Microsoft Entra ID: tokens need version 2017-11-09 or later.
  if ((headers.get("x-ms-version") ?? "") < "2017-11-09")
    throw refused(request, 403, "the header x-ms-version is missing or before 2017-11-09, which a token needs");
  return headers;
}

/** A JSON object is the output; anything else is under `Response`. */
function outputOf(text: string): Output {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Output;
    return { Response: value };
  } catch {
    return { Response: text };
  }
}

async function get(request: BlobRequest, storage: Storage, path: string): Promise<Output> {
  const entry = await storage.stat(path);
  if (entry?.kind !== "File") throw refused(request, 404, "BlobNotFound: the specified blob does not exist");
  return outputOf(await storage.readText(path));
}

async function put(
  request: BlobRequest,
  headers: ReadonlyMap<string, string>,
  storage: Storage,
  path: string,
): Promise<Output> {
  if (headers.get("x-ms-blob-type") !== "BlockBlob")
    throw refused(request, 400, "the header x-ms-blob-type: BlockBlob is missing");
  const text = textOf(request.body);
  const condition = headers.get("if-none-match");
  if (condition === undefined) await storage.writeText(path, text);
  else if (condition !== "*") throw problem("not-supported-locally", { feature: "If-None-Match with an ETag" });
  else if (!(await storage.createText(path, text)))
    throw refused(request, 409, "BlobAlreadyExists: the specified blob already exists");
  return {};
}

/** Answers a request to a blob of a mounted storage account as Blob Storage would. (Microsoft: Put Blob, Get Blob.) */
export async function blobRequest(accounts: Ports["accounts"], request: BlobRequest): Promise<Output> {
  const [, account, service, container, path] = blobUrl.exec(request.url) ?? [];
  if (!account || !container || !path) throw problem("web-unreachable", { url: request.url });
  const headers = headersOf(request);
  const place = accounts.locate(account, container, decodeURIComponent(path));
  switch (request.method) {
    case "GET":
      return get(request, place.storage, place.path);
    case "PUT":
      if (service === "dfs")
        throw refused(request, 400, "the dfs endpoint does not take a file in one request; use the blob endpoint");
      return put(request, headers, place.storage, place.path);
    default:
      throw problem("not-supported-locally", { feature: `the method ${request.method} of a Web activity` });
  }
}
