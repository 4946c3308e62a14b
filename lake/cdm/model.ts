import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { problem, type Where } from "../../errors";
import { partitionPath } from "./location";

/** A table of a Synapse Link folder (Microsoft: "The metadata file (model.json) for the Common Data Model"). */
export interface Entity {
  readonly name: string;
  /** In the order in which its CSV files have them: they have no header. */
  readonly attributes: readonly { readonly name: string; readonly dataType: string }[];
  /** Its files, as paths in the container. */
  readonly partitions: readonly { readonly name: string; readonly path: string }[];
}

export type Model = readonly Entity[];

const attribute = z.object({ name: z.string(), dataType: z.string().default("string") });
const partition = z.object({ name: z.string().default(""), location: z.string().nullish() });
const document = z.object({
  entities: z.array(
    z.object({
      name: z.string(),
      attributes: z.array(attribute).default([]),
      partitions: z.array(partition).nullish(),
    }),
  ),
});

/** Reads the `model.json` of a folder; `folder` is the folder's path in the container. */
export function parseModel(text: string, folder: string, where: Where = {}): Model {
  if (text.trim() === "") throw problem("model-empty", { folder }, where);
  const parsed = document.safeParse(parseJson(text, folder, where));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw problem("model-invalid", { folder, reason: `${issue.path.join(".")}: ${issue.message}` }, where);
  }
  return parsed.data.entities.map(({ name, attributes, partitions }) => ({
    name,
    attributes,
    partitions: (partitions ?? [])
      .filter((file) => typeof file.location === "string")
      .map((file) => ({ name: file.name, path: partitionPath(file.location!, folder) })),
  }));
}

function parseJson(text: string, folder: string, where: Where): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problem("model-invalid", { folder, reason }, where, { cause: error });
  }
}

/** The table of a name, with the columns without which its rows cannot be told apart. */
export function findEntity(model: Model, name: string, where: Where = {}): Entity {
  const entity = model.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (entity === undefined)
    throw problem("model-entity-missing", { entity: name, similar: similar(model, name) }, where);
  const missing = ["Id", "IsDelete"].find((column) => positionOf(entity, column) < 0);
  if (missing !== undefined) throw problem("model-column-missing", { entity: name, column: missing }, where);
  return entity;
}

/**
 * The fewest values that a row can have: up to `IsDelete`, the last column of every table from the beginning. Columns
 * added later stand after it, and rows written before have no values for them (Microsoft: Azure Synapse Link FAQ).
 */
export function leastWidth(entity: Entity): number {
  return positionOf(entity, "IsDelete") + 1;
}

function positionOf(entity: Entity, column: string): number {
  return entity.attributes.findIndex(({ name }) => name === column);
}

function similar(model: Model, name: string): readonly string[] {
  return model
    .map((entity) => ({ name: entity.name, far: distance(entity.name.toLowerCase(), name.toLowerCase()) }))
    .filter(({ far }) => far <= Math.max(2, name.length / 4))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map((candidate) => candidate.name);
}
