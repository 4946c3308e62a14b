import type { Activity } from "./activities";

export interface Pipeline {
  readonly name: string;
  readonly description: string;
  readonly concurrency: number;
  readonly parameters: Readonly<
    Record<string, { readonly type: "String" | "Bool"; readonly defaultValue: string | boolean }>
  >;
  readonly variables?: Readonly<Record<string, { readonly type: "String" | "Array"; readonly defaultValue?: unknown }>>;
  readonly activities: readonly Activity[];
}

/** A variable that starts empty. */
export const textVariable = { type: "String", defaultValue: "" } as const;
export const listVariable = { type: "Array", defaultValue: [] } as const;
