import type { Activity } from "./activity";

export interface Pipeline {
  readonly name: string;
  readonly description: string;
  readonly concurrency: number;
  readonly parameters: Readonly<Record<string, typeof textParameter | typeof flagParameter>>;
  readonly variables?: Readonly<Record<string, { readonly type: "String" | "Array"; readonly defaultValue?: unknown }>>;
  readonly activities: readonly Activity[];
}

/** A variable that starts empty. */
export const textVariable = { type: "String", defaultValue: "" } as const;
export const listVariable = { type: "Array", defaultValue: [] } as const;

/** A parameter that is empty unless given. */
export const textParameter = { type: "String", defaultValue: "" } as const;
/** A parameter that is false unless given. */
export const flagParameter = { type: "Bool", defaultValue: false } as const;
