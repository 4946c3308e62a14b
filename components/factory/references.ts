/** The kinds of reference between the resources of a factory. */
const referenceTypes = [
  "LinkedServiceReference",
  "IntegrationRuntimeReference",
  "DatasetReference",
  "DataFlowReference",
  "PipelineReference",
] as const;

export type ReferenceType = (typeof referenceTypes)[number];

/** Names one resource of a factory. */
export interface Reference {
  readonly referenceType: ReferenceType;
  readonly name: string;
}

/** A reference as text, to compare: `PipelineReference load`. */
export function referenceKey({ referenceType, name }: Reference): string {
  return `${referenceType} ${name}`;
}

/** Every reference to another factory resource, at any depth of a resource's properties. */
export function referencesIn(value: unknown): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  const { type, referenceName } = value as { readonly type?: unknown; readonly referenceName?: unknown };
  const own =
    isReferenceType(type) && typeof referenceName === "string" ? [{ referenceType: type, name: referenceName }] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

function isReferenceType(type: unknown): type is ReferenceType {
  return referenceTypes.some((known) => known === type);
}
