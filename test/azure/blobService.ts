import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** What the service answers before anything else, while it is there. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

/** The part of the Blob service that tables need: list, read in parts, create on a condition, delete. One account. */
export class BlobService {
  /** By `container/path`. */
  readonly blobs = new Map<string, Buffer>();
  refusal: Refusal | undefined;
  /** Runs before a blob is put: somebody else may be faster. */
  beforePut: (path: string) => void = () => undefined;

  readonly listener: RequestListener = (request, response) => {
    void this.answer(request, response);
  };

  texts(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.blobs].map(([path, content]) => [path, content.toString()]));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "https://account.blob.core.windows.net");
    const path = decodeURIComponent(url.pathname.slice(1));
    if (this.refusal !== undefined) return refuse(response, this.refusal.status, this.refusal.code);
    if (url.searchParams.get("comp") === "list") return this.list(path, url.searchParams, response);
    const content = this.blobs.get(path);
    if (request.method === "PUT") return this.put(path, request, response);
    if (content === undefined) return refuse(response, 404, "BlobNotFound");
    if (request.method === "DELETE") {
      this.blobs.delete(path);
      response.writeHead(202).end();
      return;
    }
    read(content, request, response);
  }

  private async put(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.beforePut(path);
    if (request.headers["if-none-match"] === "*" && this.blobs.has(path))
      return refuse(response, 409, "BlobAlreadyExists");
    this.blobs.set(path, Buffer.concat(chunks));
    response.writeHead(201, { etag: '"1"' }).end();
  }

  /** In pages of two, as long lists come in pages. */
  private list(container: string, query: URLSearchParams, response: ServerResponse): void {
    const prefix = `${container}/${query.get("prefix") ?? ""}`;
    const all = [...this.blobs.keys()].filter((path) => path.startsWith(prefix)).sort();
    const begin = Number(query.get("marker") || 0);
    const page = all.slice(begin, begin + 2);
    const next = begin + 2 < all.length ? String(begin + 2) : "";
    const blobs = page
      .map((path) => {
        const size = this.blobs.get(path)!.length;
        return `<Blob><Name>${path.slice(container.length + 1)}</Name><Properties><Content-Length>${size}</Content-Length></Properties></Blob>`;
      })
      .join("");
    const body = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs>${blobs}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`;
    response.writeHead(200, { "content-type": "application/xml" }).end(body);
  }
}

function read(content: Buffer, request: IncomingMessage, response: ServerResponse): void {
  const headers = { etag: '"1"', "x-ms-blob-type": "BlockBlob", "content-type": "application/octet-stream" };
  const asked = /^bytes=(\d+)-(\d*)$/.exec(String(request.headers["x-ms-range"] ?? request.headers["range"] ?? ""));
  if (request.method === "HEAD" || asked === null) {
    response
      .writeHead(200, { ...headers, "content-length": content.length })
      .end(request.method === "HEAD" ? undefined : content);
    return;
  }
  const [start, last] = [Number(asked[1]), asked[2] === "" ? content.length - 1 : Number(asked[2])];
  const part = content.subarray(start, last + 1);
  const range = `bytes ${start}-${start + part.length - 1}/${content.length}`;
  response.writeHead(206, { ...headers, "content-length": part.length, "content-range": range }).end(part);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { "content-type": "application/xml", "x-ms-error-code": code }).end(body);
}
