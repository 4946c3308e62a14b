/**
 * A parameter's type as the reference writes it, with letters for types that must agree within one call:
 * `T` any type, `N` any number; `T[]` is an array of `T`. A `lambda` is an expression that is computed for each item.
 */
export const parameterTypes = [
  "any", "string", "boolean", "number", "integral", "integer", "long", "double", "date", "timestamp", "datetime",
  "binary", "array", "map", "string[]", "long[]", "T", "T[]", "N", "lambda",
] as const; // prettier-ignore
export type ParameterType = (typeof parameterTypes)[number];

export interface Signature {
  readonly name: string;
  readonly required: readonly ParameterType[];
  readonly optional: readonly ParameterType[];
  /** Parameters that repeat as a group, any number of times, after the required ones. */
  readonly repeated: readonly ParameterType[];
  readonly result: ParameterType;
  /** As written: for messages. */
  readonly text: string;
}

const shape = /^(\w+)\((.*)\) => (\S+)$/;

/**
 * Reads a signature: `substring(string, integral, [integral]) => string`, `concat(string, string...) => string`
 * (the last one repeats), `case(boolean, T, {boolean, T}..., [T]) => T` (a group repeats).
 */
export function signature(text: string): Signature {
  const [, name, parameters, result] = shape.exec(text) ?? [];
  if (name === undefined || parameters === undefined) throw new Error(`not a signature: ${text}`);
  const required: ParameterType[] = [];
  const optional: ParameterType[] = [];
  const repeated: ParameterType[] = [];
  for (const part of parameters.match(/\{[^}]*\}\.\.\.|\[[^\]]+\]|[\w[\]]+(\.\.\.)?/g) ?? []) {
    if (part.endsWith("..."))
      repeated.push(
        ...part
          .replace(/[{}.\s]/g, "")
          .split(",")
          .map(parameterType),
      );
    else if (part.startsWith("[")) optional.push(parameterType(part.slice(1, -1)));
    else required.push(parameterType(part));
  }
  return { name, required, optional, repeated, result: parameterType(result ?? ""), text };
}

/** The parameter types of a call with so many arguments, or `undefined` when it cannot have so many. */
export function parametersFor(
  { required, optional, repeated }: Signature,
  count: number,
): readonly ParameterType[] | undefined {
  const extra = count - required.length;
  if (extra < 0) return undefined;
  if (repeated.length === 0) return extra <= optional.length ? [...required, ...optional.slice(0, extra)] : undefined;
  const left = extra % repeated.length;
  if (left > optional.length) return undefined;
  const groups = Array.from({ length: (extra - left) / repeated.length }, () => repeated);
  return [...required, ...groups.flat(), ...optional.slice(0, left)];
}

function parameterType(text: string): ParameterType {
  const found = parameterTypes.find((type) => type === text);
  if (found === undefined) throw new Error(`not a parameter type: ${text}`);
  return found;
}
