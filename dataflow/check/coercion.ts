import { types, type DataType, type Field } from "../types";
import { typeName } from "../typeName";

const integralOrder = ["byte", "short", "integer", "long"] as const;

export const isIntegral = (type: DataType): boolean => (integralOrder as readonly string[]).includes(type.kind);
export const isFractional = (type: DataType): boolean => ["float", "double", "decimal"].includes(type.kind);
export const isNumber = (type: DataType): boolean => isIntegral(type) || isFractional(type);
export const isMoment = (type: DataType): boolean => type.kind === "date" || type.kind === "timestamp";
export const sameType = (a: DataType, b: DataType): boolean => typeName(a) === typeName(b);

/** A decimal with at most 38 digits; what is too much is taken from the scale, but six digits of it stay (Spark's rule). */
export function boundedDecimal(precision: number, scale: number): DataType {
  if (precision <= 38) return types.decimal(precision, scale);
  return types.decimal(38, Math.max(38 - (precision - scale), Math.min(scale, 6)));
}

/** The decimal that holds every value of a number type without a fraction; decimals stay as they are. */
export function asDecimal(type: DataType): { readonly precision: number; readonly scale: number } | undefined {
  switch (type.kind) {
    case "decimal":
      return type;
    case "byte":
      return { precision: 3, scale: 0 };
    case "short":
      return { precision: 5, scale: 0 };
    case "integer":
      return { precision: 10, scale: 0 };
    case "long":
      return { precision: 20, scale: 0 };
    default:
      return undefined;
  }
}

/**
 * The type to which two types widen, as Spark does, or `undefined`: numbers to the larger number, dates to timestamps,
 * the untyped NULL to anything. Text never becomes a number by itself.
 */
export function commonType(a: DataType, b: DataType): DataType | undefined {
  if (a.kind === "any" || sameType(a, b)) return b;
  if (b.kind === "any") return a;
  if (isNumber(a) && isNumber(b)) return commonNumber(a, b);
  if (isMoment(a) && isMoment(b)) return types.timestamp;
  if (a.kind === "array" && b.kind === "array") {
    const of = commonType(a.of, b.of);
    return of && types.array(of);
  }
  if (a.kind === "map" && b.kind === "map") {
    const [key, value] = [commonType(a.key, b.key), commonType(a.value, b.value)];
    return key && value && types.map(key, value);
  }
  if (a.kind === "complex" && b.kind === "complex") return commonStructure(a.fields, b.fields);
  return undefined;
}

/** Structures with the same members in the same order. */
function commonStructure(a: readonly Field[], b: readonly Field[]): DataType | undefined {
  const fields = a.flatMap(({ name, type }, index) => {
    const other = b[index];
    const common = other?.name === name ? commonType(type, other.type) : undefined;
    return common ? [{ name, type: common }] : [];
  });
  return fields.length === a.length && a.length === b.length ? types.complex(fields) : undefined;
}

function commonNumber(a: DataType, b: DataType): DataType {
  const decimals = [asDecimal(a), asDecimal(b)];
  if ((a.kind === "decimal" || b.kind === "decimal") && decimals[0] && decimals[1]) {
    const scale = Math.max(decimals[0].scale, decimals[1].scale);
    const digits = Math.max(decimals[0].precision - decimals[0].scale, decimals[1].precision - decimals[1].scale);
    return boundedDecimal(digits + scale, scale);
  }
  if (isFractional(a) || isFractional(b)) return a.kind === "float" && b.kind === "float" ? types.float : types.double;
  const order = (type: DataType): number => integralOrder.findIndex((kind) => kind === type.kind);
  return order(a) >= order(b) ? a : b;
}
