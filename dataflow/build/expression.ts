import type { BinaryOperator, ColumnReference, Expression } from "../ast";

/** What an expression can be made of: a node, or a plain value that becomes a literal. */
export type Operand = Expression | string | number | boolean;

export function literal(value: Operand): Expression {
  switch (typeof value) {
    case "string":
      return { kind: "string", value };
    case "number":
      return { kind: "number", text: String(value) };
    case "boolean":
      // The bare words can be columns; the functions cannot (Microsoft: data flow expression builder).
      return { kind: "call", name: value ? "true" : "false", args: [] };
    default:
      return value;
  }
}

export const call = (name: string, ...args: readonly Operand[]): Expression => ({
  kind: "call",
  name,
  args: args.map(literal),
});

/** `$name`: a parameter of the data flow. */
export const parameter = (name: string): Expression => ({ kind: "parameter", name });

export const array = (...items: readonly Operand[]): Expression => ({ kind: "array", items: items.map(literal) });

const binary =
  (operator: BinaryOperator) =>
  (left: Operand, right: Operand): Expression => ({
    kind: "binary",
    operator,
    left: literal(left),
    right: literal(right),
  });

export const eq = binary("==");
export const ne = binary("!=");
export const lt = binary("<");
export const le = binary("<=");
export const gt = binary(">");
export const ge = binary(">=");
export const plus = binary("+");
export const minus = binary("-");
export const times = binary("*");
export const dividedBy = binary("/");

const chain =
  (operator: BinaryOperator) =>
  (first: Operand, ...rest: readonly Operand[]): Expression =>
    rest.map(literal).reduce((left, right) => ({ kind: "binary", operator, left, right }), literal(first));

export const and = chain("&&");
export const or = chain("||");

export const not = (operand: Operand): Expression => ({ kind: "unary", operator: "!", operand: literal(operand) });

/** Equal, or both null: `==` alone is null where a side is (Microsoft: expression language, equals). */
export const same = (left: Operand, right: Operand): Expression =>
  call("iifNull", eq(left, right), and(call("isNull", left), call("isNull", right)));

/** Columns of a stream by name, as a lambda of the builder gets them. */
export type Columns<N extends string> = { readonly [K in N]: ColumnReference };
