import { textOf } from "../display";
import { isInteger, isNumeric, narrowed } from "../numbers";
import { any, fixed, scalar, text, variadic, type CallContext, type ExpressionFunction } from "./define";

const decodeBase64 = fixed([text], (context: CallContext, value) =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)
    ? Buffer.from(value, "base64").toString()
    : context.refuse(`cannot decode '${value}', which is not base64`),
);
const encodeUri = fixed([text], (_, value) => encodeURIComponent(value));
const decodeUri = fixed([text], (context: CallContext, value) => {
  try {
    return decodeURIComponent(value);
  } catch {
    return context.refuse(`cannot decode '${value}'`);
  }
});

function asBoolean(context: CallContext, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return value != 0;
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  return word === "true" || word === "false" ? word === "true" : context.refuse(`cannot convert '${textOf(value)}'`);
}

export const conversion: Readonly<Record<string, ExpressionFunction>> = {
  array: fixed([any], (_, value) => [value]),
  createArray: variadic(1, any, (_, values) => values),
  coalesce: variadic(1, any, (_, values) => values.find((value) => value !== null) ?? null),
  string: fixed([any], (_, value) => textOf(value)),
  bool: fixed([any], asBoolean),
  int: fixed([scalar], (context, value) => {
    if (isInteger(value)) return value;
    const digits = typeof value === "string" ? value.trim() : "";
    return /^[+-]?\d+$/.test(digits)
      ? narrowed(BigInt(digits.replace("+", "")))
      : context.refuse(`cannot convert '${textOf(value)}'`);
  }),
  float: fixed([scalar], (context, value) => {
    if (isNumeric(value)) return Number(value);
    const digits = typeof value === "string" ? value.trim() : "";
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)
      ? Number(digits)
      : context.refuse(`cannot convert '${textOf(value)}'`);
  }),
  json: fixed([scalar], (context, value) => {
    if (value === null) return {};
    if (typeof value !== "string") return context.refuse(`reads a string, not '${textOf(value)}'`);
    try {
      return JSON.parse(value) as unknown;
    } catch (error) {
      return context.refuse(`cannot read '${value}': ${(error as Error).message}`);
    }
  }),
  base64: fixed([text], (_, value) => Buffer.from(value).toString("base64")),
  base64ToString: decodeBase64,
  decodeBase64,
  dataUri: fixed([text], (_, value) => `data:text/plain;charset=utf-8;base64,${Buffer.from(value).toString("base64")}`),
  dataUriToString: fixed([text], (context, value) => {
    const encoded = /^data:[^,]*;base64,(.*)$/s.exec(value)?.[1];
    return encoded === undefined ? context.refuse(`cannot read '${value}'`) : Buffer.from(encoded, "base64").toString();
  }),
  encodeUriComponent: encodeUri,
  uriComponent: encodeUri,
  decodeUriComponent: decodeUri,
  uriComponentToString: decodeUri,
};
