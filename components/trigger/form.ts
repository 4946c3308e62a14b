import type { Json } from "./json";

/** What Data Factory keeps beside `typeProperties` in a trigger (Microsoft: Data Factory REST API 2018-06-01, Triggers). */
const beside: ReadonlySet<string> = new Set(["type", "description", "annotations", "pipelines", "pipeline"]);

/** The form of the REST API, from the flattened one of the SDKs. */
export function wireForm(properties: Json): Json {
  const entries = Object.entries(properties);
  return {
    ...Object.fromEntries(entries.filter(([key]) => beside.has(key))),
    typeProperties: Object.fromEntries(entries.filter(([key]) => !beside.has(key))),
  };
}

/** The flattened form of the SDKs, from the one of the REST API. */
export function flatForm({ typeProperties, ...rest }: Json): Json {
  return { ...rest, ...(typeProperties as Json | undefined) };
}

/** What can be written of what was read. */
export function writable(read: Json): Json {
  return Object.fromEntries(Object.entries(read).filter(([key]) => key !== "runtimeState"));
}
