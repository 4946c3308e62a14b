import { z } from "zod";
import { problem, type Problem } from "../errors";
import type { Script, Statement } from "./ast";
import { print } from "./print";

const reference = z.object({ referenceName: z.string(), type: z.string().optional() });
const transformation = z.object({
  name: z.string(),
  description: z.string().optional(),
  dataset: reference.extend({ parameters: z.record(z.string(), z.json()).optional() }).optional(),
  linkedService: reference.optional(),
  schemaLinkedService: reference.optional(),
  rejectedDataLinkedService: reference.optional(),
  flowlet: reference.optional(),
  /** The stream's part of the script, where the resource has no script of its own, as before 2020. */
  script: z.string().optional(),
});
const content = z.object({
  sources: z.array(transformation).default([]),
  sinks: z.array(transformation).default([]),
  transformations: z.array(transformation).default([]),
  script: z.string().optional(),
  scriptLines: z.array(z.string()).optional(),
});
const properties = z.object({ type: z.string().optional(), typeProperties: content.optional() }).and(content.partial());
const named = z.object({ name: z.string().optional(), dataFlowName: z.string().optional(), properties });

/** A source, sink or transformation in the lists of a resource: what the script cannot say. */
export type ListedStream = z.infer<typeof transformation>;

/** A data flow as Data Factory stores it. */
export interface DataFlowResource {
  readonly name: string;
  readonly type: "MappingDataFlow" | "Flowlet";
  /** The text of the script. */
  readonly script: string;
  readonly sources: readonly ListedStream[];
  readonly sinks: readonly ListedStream[];
  readonly transformations: readonly ListedStream[];
}

/**
 * Reads the JSON of a data flow: as Data Factory keeps it in git and in ARM templates (`typeProperties`), or with the
 * flattened properties of the SDKs. The oldest ones have the script in parts, one a stream, and no type. Throws a problem
 * that names what is missing.
 */
export function readDataFlow(json: unknown): DataFlowResource {
  const read = named.safeParse(withoutNulls(json));
  if (!read.success) {
    const reason = read.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; ");
    throw problem("data-flow-resource", { reason }, {}, { cause: read.error });
  }
  const { name = read.data.dataFlowName ?? "", properties } = read.data;
  if (name === "") throw problem("data-flow-resource", { reason: "it has no name" });
  const { sources = [], sinks = [], transformations = [], ...text } = properties.typeProperties ?? properties;
  const parts = [...sources, ...transformations, ...sinks].flatMap((stream) => stream.script ?? []);
  const { type = parts.length > 0 ? "MappingDataFlow" : "unknown" } = properties;
  if (type !== "MappingDataFlow" && type !== "Flowlet") throw problem("data-flow-kind", { name, type });
  const script = text.script ?? text.scriptLines?.join("\n") ?? (parts.length > 0 ? parts.join("\n") : undefined);
  if (script === undefined)
    throw problem("data-flow-resource", { reason: `"${name}" has neither script nor scriptLines` });
  return { name, type, script, sources, sinks, transformations };
}

/** A property that is null says what a missing one says; some exports write all of them. */
function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutNulls);
  if (typeof json !== "object" || json === null) return json;
  const present = Object.entries(json).filter(([, value]) => value !== null);
  return Object.fromEntries(present.map(([key, value]) => [key, withoutNulls(value)]));
}

/** The linked service of each source and sink; `undefined` for one that needs none, such as a cache sink. */
export interface LinkedServices {
  readonly sources: Readonly<Record<string, string | undefined>>;
  readonly sinks: Readonly<Record<string, string | undefined>>;
}

/** The properties of a mapping data flow, in the flattened form of the SDKs. Throws if a service is for no stream. */
export function dataFlowProperties(script: Script, linkedServices: LinkedServices) {
  const { sources, sinks, transformations } = streamNames(script);
  for (const list of ["sources", "sinks"] as const) {
    const [name] = missing(Object.keys(linkedServices[list]), { sources, sinks }[list]);
    if (name !== undefined) throw problem("data-flow-list", { name, list, problem: notInScript });
  }
  return {
    type: "MappingDataFlow" as const,
    sources: sources.map((name) => listed(name, linkedServices.sources[name])),
    sinks: sinks.map((name) => listed(name, linkedServices.sinks[name])),
    transformations: transformations.map((name) => ({ name })),
    scriptLines: print(script).split("\n"),
  };
}

function listed(name: string, linkedService: string | undefined) {
  if (linkedService === undefined) return { name };
  return { name, linkedService: { referenceName: linkedService, type: "LinkedServiceReference" as const } };
}

const notInScript = "is not in the script but among";
const lists = ["sources", "sinks", "transformations"] as const;

/** The names in which the lists of the resource and the script differ. */
export function listProblems(resource: DataFlowResource, script: Script): readonly Problem[] {
  const inScript = streamNames(script);
  return lists.flatMap((list) => {
    const inList = resource[list].map(({ name }) => name);
    return [
      ...missing(inScript[list], inList).map((name) =>
        problem("data-flow-list", { name, list, problem: "is not among" }),
      ),
      ...missing(inList, inScript[list]).map((name) => problem("data-flow-list", { name, list, problem: notInScript })),
    ];
  });
}

function missing(names: readonly string[], from: readonly string[]): readonly string[] {
  const known = new Set(from);
  return names.filter((name) => !known.has(name));
}

function streamNames({ statements }: Script): Readonly<Record<(typeof lists)[number], readonly string[]>> {
  const named = (list: (typeof lists)[number]) =>
    statements.filter((statement) => listOf(statement) === list).map(({ name }) => name);
  return { sources: named("sources"), sinks: named("sinks"), transformations: named("transformations") };
}

function listOf({ verb }: Statement): (typeof lists)[number] {
  switch (verb) {
    case "source":
      return "sources";
    case "sink":
      return "sinks";
    default:
      return "transformations";
  }
}
