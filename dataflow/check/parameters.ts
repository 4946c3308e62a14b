import type { ParameterType } from "../functions/signature";
import { types, type DataType } from "../types";
import { commonType, isIntegral, isMoment, isNumber, sameType } from "./coercion";
import type { Typed } from "./typed";

/** Arguments as their parameters take them, and the result's type where the signature says it. */
export interface Fitted {
  readonly args: readonly Typed[];
  readonly result: DataType | undefined;
}

/** Fits arguments to parameters: finds what the letters stand for and makes widening conversions explicit. */
export function resolveParameters(
  expected: readonly ParameterType[],
  result: ParameterType,
  args: readonly Typed[],
): Fitted | { readonly refused: number } {
  let shared: DataType | undefined;
  for (const [index, parameter] of expected.entries()) {
    const given = args[index]?.type ?? types.any;
    const part = sharedPart(parameter, given);
    if (part === "refused") return { refused: index };
    if (part === undefined) continue;
    const common = shared === undefined ? part : commonType(shared, part);
    if (common === undefined) return { refused: index };
    shared = common;
  }
  const converted: Typed[] = [];
  for (const [index, arg] of args.entries()) {
    const target = targetType(expected[index] ?? "any", arg.type, shared);
    if (target === undefined) return { refused: index };
    converted.push(widen(arg, target));
  }
  return { args: converted, result: concrete(result, shared) };
}

/** Makes a widening conversion explicit. */
export function widen(value: Typed, type: DataType): Typed {
  if (type.kind === "any" || sameType(value.type, type)) return value;
  if (value.kind === "constant" && value.value === null) return { ...value, type };
  return { kind: "cast", type, of: value };
}

/** What an argument says about the letter of its parameter. */
function sharedPart(parameter: ParameterType, given: DataType): DataType | undefined | "refused" {
  switch (parameter) {
    case "T":
      return given;
    case "N":
      return given.kind === "any" || isNumber(given) ? given : "refused";
    case "T[]":
      if (given.kind === "any") return types.any;
      return given.kind === "array" ? given.of : "refused";
    default:
      return undefined;
  }
}

/** The type of a bare NULL where a family of types is wanted. */
const usual: Partial<Record<ParameterType, DataType>> = {
  number: types.double,
  integral: types.long,
  N: types.double,
  datetime: types.timestamp,
};

/** The type that an argument takes for its parameter, or `undefined` when it does not fit. */
function targetType(parameter: ParameterType, given: DataType, shared: DataType | undefined): DataType | undefined {
  const exact = concrete(parameter, shared);
  if (given.kind === "any") return exact && exact.kind !== "any" ? exact : (usual[parameter] ?? given);
  switch (parameter) {
    case "any":
    case "lambda":
      return given;
    case "number":
      return isNumber(given) ? given : undefined;
    case "integral":
      return isIntegral(given) ? given : undefined;
    case "datetime":
      return isMoment(given) ? given : undefined;
    case "array":
    case "map":
      return given.kind === parameter ? given : undefined;
    case "double":
      return isNumber(given) ? types.double : undefined;
    case "long":
    case "integer":
      return isIntegral(given) ? types[parameter] : undefined;
    default:
      return exact && commonType(given, exact) && sameType(commonType(given, exact) ?? given, exact)
        ? exact
        : undefined;
  }
}

/** The type that a parameter stands for, or `undefined` where it stands for many. */
function concrete(parameter: ParameterType, shared: DataType | undefined): DataType | undefined {
  switch (parameter) {
    case "any":
    case "lambda":
      return types.any;
    case "T":
    case "N":
      return shared;
    case "T[]":
      return shared && types.array(shared);
    case "string[]":
      return types.array(types.string);
    case "long[]":
      return types.array(types.long);
    case "number":
    case "integral":
    case "datetime":
    case "array":
    case "map":
      return undefined;
    default:
      return types[parameter];
  }
}
