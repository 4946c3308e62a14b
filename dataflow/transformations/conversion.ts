import { problem } from "../../errors";
import type { Span } from "../ast";
import { call } from "../check/call";
import { sameType } from "../check/coercion";
import { placeOf } from "../check/findings";
import type { Scope } from "../check/scope";
import { text, type Typed } from "../check/typed";
import { typeName } from "../typeName";
import type { DataType } from "../types";

interface Conversion {
  /** How text is written that becomes a date, a timestamp or a number. */
  readonly format?: string;
  readonly at?: Span;
  /** What asks for it, for a type that nothing converts to. */
  readonly feature: string;
}

/** A value as another type: a call of the function for the type. */
export function converted(value: Typed, type: DataType, { format, at, feature }: Conversion, scope: Scope): Typed {
  if (sameType(value.type, type)) return value;
  const formatted = format === undefined ? [] : [text(format)];
  const place = at ? { at } : {};
  switch (type.kind) {
    case "decimal":
      return call("toDecimal", [value, whole(type.precision), whole(type.scale), ...formatted], place, scope);
    case "any":
    case "array":
    case "map":
    case "complex": {
      const refused = { feature: `${feature} to ${typeName(type)}`, stream: scope.statement };
      scope.findings.unsupport(problem("unsupported-feature", refused, placeOf(place)));
      return value;
    }
    default: {
      const name = `to${type.kind.charAt(0).toUpperCase()}${type.kind.slice(1)}`;
      return call(name, [value, ...formatted], place, scope);
    }
  }
}

const whole = (value: number): Typed => ({ kind: "constant", type: { kind: "integer" }, value: BigInt(value) });
