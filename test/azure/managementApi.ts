import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

type Json = Record<string, unknown>;

interface Trigger {
  properties: Json;
  runtimeState: "Started" | "Stopped";
  subscription: "Enabled" | "Disabled" | "Provisioning" | "Deprovisioning";
}

/** What the service is told to do wrong: the next request that matches is answered so. */
export interface Fault {
  readonly method: string;
  /** Matches the end of the path. */
  readonly path: RegExp;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** How many times; once unless told. */
  times?: number;
}

/**
 * The part of Azure Resource Manager that triggers of a Data Factory need, with its rules: a started trigger can be neither
 * changed nor deleted, one that waits for events starts only when subscribed, and work that takes time is polled.
 */
export class ManagementApi {
  readonly triggers = new Map<string, Trigger>();
  /** Method and last step of each request that changes something, in order. */
  readonly changes: string[] = [];
  readonly faults: Fault[] = [];
  /** Looks at a subscription until it is there. */
  looksUntilReady = 1;
  private readonly pending = new Map<string, number>();
  private looks = 0;

  constructor(private readonly onChange: (change: string) => void = () => undefined) {}

  readonly listener: RequestListener = (request, response) => {
    void this.answer(request, response).catch((error: unknown) =>
      send(response, 500, refused("Broken", String(error))),
    );
  };

  trigger(name: string): Trigger | undefined {
    return this.triggers.get(name);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const url = new URL(request.url ?? "/", "https://management.azure.com");
    const fault = this.faults.find((candidate) => candidate.method === method && candidate.path.test(url.pathname));
    if (fault !== undefined) {
      fault.times = (fault.times ?? 1) - 1;
      if (fault.times <= 0) this.faults.splice(this.faults.indexOf(fault), 1);
      return send(response, fault.status, refused(fault.code, fault.message));
    }
    if (request.headers.authorization === undefined) return send(response, 401, refused("NoToken", "no token"));
    const operation = /\/operations\/(\d+)$/.exec(url.pathname)?.[1];
    if (operation !== undefined) return this.poll(operation, url, response);
    const [, name = "", action = ""] = /\/triggers\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const found = this.triggers.get(name);
    if (method !== "GET" && action !== "getEventSubscriptionStatus") this.changed(action || method);
    if (method === "PUT") return this.put(name, found, JSON.parse(await bodyOf(request)) as Json, response);
    if (method === "DELETE" && found === undefined) return send(response, 204);
    if (found === undefined) return send(response, 404, refused("TriggerNotFound", `no trigger ${name}`));
    if (method === "DELETE") return this.delete(name, found, response);
    if (method === "GET") return send(response, 200, resource(name, found));
    return this.act(action, name, found, response);
  }

  private changed(change: string): void {
    this.changes.push(change);
    this.onChange(change);
  }

  private put(name: string, found: Trigger | undefined, { properties }: Json, response: ServerResponse): void {
    if (found?.runtimeState === "Started")
      return send(response, 400, refused("TriggerEnabledCannotUpdate", "it is started"));
    const changed: Trigger = {
      subscription: "Disabled",
      ...found,
      properties: properties as Json,
      runtimeState: "Stopped",
    };
    this.triggers.set(name, changed);
    send(response, 200, resource(name, changed));
  }

  private delete(name: string, found: Trigger, response: ServerResponse): void {
    if (found.runtimeState === "Started")
      return send(response, 400, refused("TriggerEnabledCannotDelete", "it is started"));
    this.triggers.delete(name);
    send(response, 200);
  }

  private act(action: string, name: string, found: Trigger, response: ServerResponse): void {
    const waits = found.properties["type"] === "BlobEventsTrigger";
    switch (action) {
      case "start":
        if (waits && found.subscription !== "Enabled")
          return send(response, 400, refused("TriggerNotSubscribed", "it is not subscribed to its events"));
        found.runtimeState = "Started";
        return send(response, 200);
      case "stop":
        found.runtimeState = "Stopped";
        return send(response, 200);
      case "subscribeToEvents":
      case "unsubscribeFromEvents":
        found.subscription = action === "subscribeToEvents" ? "Provisioning" : "Deprovisioning";
        this.looks = 0;
        return this.later(response);
      case "getEventSubscriptionStatus":
        if (found.subscription.endsWith("ing") && ++this.looks > this.looksUntilReady)
          found.subscription = found.subscription === "Provisioning" ? "Enabled" : "Disabled";
        return send(response, 200, { triggerName: name, status: found.subscription });
      default:
        return send(response, 404, refused("NoSuchAction", action));
    }
  }

  /** 202 with the place to ask, as Data Factory answers what takes time. */
  private later(response: ServerResponse): void {
    const id = String(this.pending.size + 1);
    this.pending.set(id, 1);
    const location = `https://management.azure.com/operations/${id}?api-version=2018-06-01`;
    response.writeHead(202, { location, "retry-after": "0" }).end();
  }

  private poll(id: string, url: URL, response: ServerResponse): void {
    const left = this.pending.get(id) ?? 0;
    this.pending.set(id, left - 1);
    if (left > 0) response.writeHead(202, { location: String(url), "retry-after": "0" }).end();
    else send(response, 200, {});
  }
}

/** As Data Factory gives it back: with defaults of its own, and times with fractions. */
function resource(name: string, { properties, runtimeState }: Trigger) {
  const times = JSON.stringify(properties).replace(/(T\d\d:\d\d:\d\d)(Z?")/g, "$1.000$2");
  return { name, properties: { annotations: [], ...(JSON.parse(times) as Json), runtimeState } };
}

const refused = (code: string, message: string) => ({ error: { code, message } });

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
