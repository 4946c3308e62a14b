import type { Analyzed } from "./analyze";

export type Props = Analyzed["props"];
type Options = Omit<Partial<Analyzed>, "type" | "props" | "urn">;

/** Inputs of a resource, or the whole resource where its options matter too. */
export type Given = Props | Analyzed;

/** What a policy on resources says of some, each by the type that it is about. */
export interface ResourceCases {
  readonly type: string;
  /** It says nothing of these. */
  readonly passes: readonly Given[];
  /** It says of these what is wrong, in words. */
  readonly violates: readonly (readonly [Given, ...string[]])[];
  /** Preview cannot tell of these, and says of which property. */
  readonly unknown: readonly (readonly [Given, string])[];
}

/** The same of a policy on a whole stack. */
export interface StackCases {
  readonly passes: readonly (readonly Analyzed[])[];
  readonly violates: readonly (readonly [readonly Analyzed[], ...string[]])[];
  readonly unknown: readonly (readonly [readonly Analyzed[], string])[];
}

/** A resource of the stack `test`. */
export function resource(type: string, name: string, props: Props, options: Options = {}): Analyzed {
  return { type, name, urn: urnOf(type, name), props, ...options };
}

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:test::commerce::${type}::${name}`;
}

export function isWhole(given: Given): given is Analyzed {
  return "props" in given && "urn" in given;
}
