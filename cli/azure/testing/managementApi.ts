import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { DataFactoryManagementClientOptionalParams } from "@azure/arm-datafactory";
import { createDefaultHttpClient } from "@azure/core-rest-pipeline";

type Json = Readonly<Record<string, unknown>>;

/** A run as the service answers it. */
export interface GivenRun extends Json {
  readonly runId: string;
  readonly pipelineName: string;
  readonly status: string;
}
export interface GivenActivity extends Json {
  readonly pipelineRunId: string;
  readonly activityName: string;
  readonly activityType: string;
  readonly status: string;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message?: string;
}

/** What the service knows at one moment. */
export interface Moment {
  readonly runs: readonly GivenRun[];
  readonly activities: readonly GivenActivity[];
}

/** Plays the part of Resource Manager that runs pipelines, on this machine; answers to queries come in pages of two. */
export class ManagementApi {
  /** What was asked, `POST pipelines/load/createRun`, with the body. */
  readonly asked: { readonly call: string; readonly query: string; readonly body: Json }[] = [];
  /** Refusals that come first, one a request. */
  readonly refusals: Refusal[] = [];
  private looked = false;

  private constructor(
    private readonly server: Server,
    /** Each look at the first run but the first moves to the next moment; the last one stays. */
    private readonly moments: Moment[],
  ) {
    server.on("request", (request, response) => {
      void this.answer(request).then(({ status, body }) => {
        // What the client waits before it repeats a request.
        response.writeHead(status, { "Content-Type": "application/json", "retry-after-ms": "1" });
        response.end(JSON.stringify(body));
      });
    });
  }

  static async start(...moments: readonly Moment[]): Promise<ManagementApi> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new ManagementApi(server, [...moments]);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  /** Leads the client's own requests here, and leaves all else of it as it is. */
  get clientOptions(): DataFactoryManagementClientOptionalParams {
    const http = createDefaultHttpClient();
    const { port } = this.server.address() as AddressInfo;
    return {
      httpClient: {
        sendRequest: (request) => {
          request.url = request.url.replace("https://management.azure.com", `http://127.0.0.1:${port}`);
          request.allowInsecureConnection = true;
          return http.sendRequest(request);
        },
      },
    };
  }

  private momentOf(call: string): Moment {
    if (call === `GET pipelineruns/${this.moments[0]?.runs[0]?.runId}`) {
      if (this.looked && this.moments.length > 1) this.moments.shift();
      this.looked = true;
    }
    return this.moments[0]!;
  }

  private async answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: unknown }> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
    const call = `${request.method} ${pathname.replace(/^.*\/factories\/[^/]+\//, "")}`;
    const body = await bodyOf(request);
    this.asked.push({ call, query: searchParams.toString(), body });
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return refused(refusal);
    const { runs, activities } = this.momentOf(call);
    const [, what = "", id = "", how = ""] = /^\w+ (\w+)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(call) ?? [];
    if (how === "createRun") return { status: 200, body: { runId: runs[0]!.runId } };
    if (what === "queryPipelineRuns") return page(runs, body);
    if (how === "queryActivityruns")
      return page(
        activities.filter(({ pipelineRunId }) => pipelineRunId === id),
        body,
      );
    if (how === "cancel") return { status: 200, body: {} };
    const run = runs.find(({ runId }) => runId === id);
    if (run === undefined) return refused({ status: 404, code: "RunNotFound" });
    return { status: 200, body: run };
  }
}

const refused = ({ status, code, message = `refused: ${code}` }: Refusal) => ({
  status,
  body: { error: { code, message } },
});

function page(items: readonly unknown[], { continuationToken }: Json) {
  const from = Number(continuationToken ?? 0);
  const more = from + 2 < items.length ? { continuationToken: String(from + 2) } : {};
  return { status: 200, body: { value: items.slice(from, from + 2), ...more } };
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? {} : (JSON.parse(text) as Json);
}
