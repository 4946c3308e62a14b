import { z } from "zod";
import { problem } from "../../errors";

const template = z.object({
  $schema: z.string().regex(/deploymentTemplate\.json/),
  parameters: z.record(z.string(), z.looseObject({ defaultValue: z.json().optional() })).default({}),
  resources: z.array(z.looseObject({ type: z.string(), name: z.string(), properties: z.json() })),
});
type Template = z.infer<typeof template>;

/** The folder of a git repository for each type of resource that data flows need; all is told apart without case. */
const folders: Readonly<Record<string, string>> = {
  "microsoft.datafactory/factories/dataflows": "dataflow",
  "microsoft.datafactory/factories/datasets": "dataset",
  "microsoft.datafactory/factories/linkedservices": "linkedService",
};

/** Whether a JSON document is a template of Azure Resource Manager, such as the portal exports of a Data Factory. */
export const isTemplate = (json: unknown): boolean =>
  /deploymentTemplate\.json/.test(String((json as { readonly $schema?: unknown } | null)?.$schema));

/**
 * The data flows, datasets and linked services of a template as files of a git repository, by path: `dataflow/df.json`.
 * Parameters stand for their defaults; other expressions of the template stay as they are.
 */
export function filesOfTemplate(json: unknown, file: string): ReadonlyMap<string, unknown> {
  const read = template.safeParse(json);
  if (!read.success)
    throw problem("template-unreadable", { path: file, reason: z.prettifyError(read.error) }, { file });
  const entries = read.data.resources.flatMap(({ type, name, properties }) => {
    const folder = folders[type.toLowerCase()];
    const own = nameOf(name);
    if (folder === undefined) return [];
    if (own === undefined) throw problem("template-unreadable", { path: file, reason: `the name ${name} is not known` }, { file }); // prettier-ignore
    return [[`${folder}/${own}.json`, { name: own, properties: resolved(properties, read.data) }] as const];
  });
  return new Map(entries);
}

/** The name in `[concat(parameters('factoryName'), '/df')]` or `factory/df`; undefined where it is none for a file. */
function nameOf(name: string): string | undefined {
  const own =
    /^\[concat\(.*'\/((?:[^']|'')+)'\)\]$/.exec(name)?.[1]?.replaceAll("''", "'") ?? /^[^[].*\/(.+)$/.exec(name)?.[1];
  return own === undefined || /[\\/\0]|^\.\.?$/.test(own) ? undefined : own;
}

function resolved(value: unknown, within: Template): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, within));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolved(part, within)]));
  }
  if (typeof value !== "string") return value;
  const parameter = /^\[parameters\('([^']+)'\)\]$/.exec(value)?.[1];
  if (parameter !== undefined && Object.hasOwn(within.parameters, parameter)) {
    return within.parameters[parameter]!.defaultValue ?? value;
  }
  // A text that begins with a bracket has two of them in a template.
  return value.startsWith("[[") ? value.slice(1) : value;
}
