type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Properties that hold activities, or hold cases that do. */
const lists = ["activities", "ifTrueActivities", "ifFalseActivities", "defaultActivities", "cases"];

/**
 * Azure's own JSON keeps what depends on the type under `typeProperties`; the Pulumi provider, like every
 * Microsoft client, puts it beside `type`. Answers the second form of either.
 */
function flattened(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { typeProperties, ...rest } = value;
  const flat: Json = isObject(typeProperties) ? { ...rest, ...typeProperties } : { ...value };
  // The service answers `dataflow`; the clients say `dataFlow`.
  if ("dataflow" in flat) {
    flat["dataFlow"] = flat["dataflow"];
    delete flat["dataflow"];
  }
  for (const list of lists) if (Array.isArray(flat[list])) flat[list] = (flat[list] as unknown[]).map(flattened);
  return flat;
}

/** The properties of a resource: those under `properties`, else those beside its name. */
export function propertiesOf(inputs: Json, names: readonly string[]): unknown {
  const plain = JSON.parse(JSON.stringify(inputs)) as Json; // Without what is undefined.
  if ("properties" in plain) return flattened(plain["properties"]);
  return flattened(Object.fromEntries(Object.entries(plain).filter(([key]) => !names.includes(key))));
}
