/** The types of the data flow language (facts: Microsoft's "data types" overview). */
export type DataType =
  | { readonly kind: ScalarKind }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "array"; readonly of: DataType }
  | { readonly kind: "map"; readonly key: DataType; readonly value: DataType }
  | { readonly kind: "complex"; readonly fields: readonly Field[] };

export const scalarKinds = [
  "string",
  "boolean",
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
  "date",
  "timestamp",
  "binary",
  /** The type of `null()` and of a column found by name at run time: any type fits. */
  "any",
] as const;

export type ScalarKind = (typeof scalarKinds)[number];

export interface Field {
  readonly name: string;
  readonly type: DataType;
  /** `d as date 'yyyy-MM-dd'`, where a schema says how text becomes the value. */
  readonly format?: string;
}

const scalars = Object.fromEntries(scalarKinds.map((kind) => [kind, { kind }])) as unknown as {
  readonly [K in ScalarKind]: { readonly kind: K };
};

/** The types by name: `types.long`, `types.decimal(18, 6)`, `types.array(types.string)`. */
export const types = {
  ...scalars,
  decimal: (precision: number, scale: number): DataType => ({ kind: "decimal", precision, scale }),
  array: (of: DataType): DataType => ({ kind: "array", of }),
  map: (key: DataType, value: DataType): DataType => ({ kind: "map", key, value }),
  complex: (fields: readonly Field[]): DataType => ({ kind: "complex", fields }),
} as const;
