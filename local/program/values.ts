import { Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Values = Record<string, unknown>;

// The envelope of a typed value and the marker of an unknown one (Pulumi: sdk/nodejs/runtime/rpc.ts).
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Stands where a property is known only once the resource exists. */
const computed = "<known after deployment>";
/** Stands where a secret is: a plan never shows one. */
const secret = "<secret>";

/** Properties of a message as plain values, secrets and unknown values replaced by their marks. */
export function readValues(properties: Struct | undefined): Values {
  return marked(properties?.toJavaScript() ?? {}) as Values;
}

export function writeValues(values: Values): Struct {
  return Struct.fromJavaScript(values as Parameters<typeof Struct.fromJavaScript>[0]);
}

function marked(value: unknown): unknown {
  if (value === unknownValue) return computed;
  if (Array.isArray(value)) return value.map(marked);
  if (value === null || typeof value !== "object") return value;
  if ((value as Values)[signatureKey] === secretSignature) return secret;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, marked(item)]));
}
