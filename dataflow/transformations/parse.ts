import { problem } from "../../errors";
import type { Expression } from "../ast";
import { bind } from "../check/bind";
import { placeOf } from "../check/findings";
import type { Scope } from "../check/scope";
import type { Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { types, type DataType } from "../types";
import { defined, knownOf, passedAll, passedMarks, shape } from "./columns";
import { assign } from "./derive";
import { delimitedOptions, delimitedValue, layoutOf } from "./documents/delimited";
import { jsonValue } from "./documents/readJson";
import { one, type Context, type Transformation } from "./transformation";

/** Reads documents that text columns hold, into columns of a declared type (Microsoft: Parse transformation). */
export const parse: Transformation = {
  verb: "parse",
  inputs: [1, 1],
  blocks: ["partitionBy"],
  options: ["format", "documentForm", ...delimitedOptions],
  refuses: "XML, which DuckDB does not read",
  analyse: (context) => documents(context, reading),
};

/** The value of a document column: what it is made of, and its type. */
type Reading = (source: Typed, type: DataType, context: Context) => Typed;

function reading(source: Typed, type: DataType, { args, scope }: Context): Typed {
  const format = args.value("format");
  switch (format) {
    case "json":
      return jsonValue(source, type, scope);
    case "delimited":
      return delimitedValue(source, type, layoutOf(args), scope);
    default:
      return refuseFormat(source, format, scope);
  }
}

/** A format that has no reading or writing here, such as xml. */
export function refuseFormat(value: Typed, format: unknown, scope: Scope): Typed {
  const feature = `the format ${String(format)} in a column`;
  scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }));
  return value;
}

/** The columns `name = expression ? type` of a parse or stringify, in the place of a column of that name or at the end. */
export function documents(context: Context, read: Reading) {
  const { statement, args, scope } = context;
  const [input] = scope.inputs;
  if (!input) throw new Error(`a ${statement.verb} has one input`);
  const assigned = args.of("assignment").flatMap(({ target, value, at }) => {
    if (target.kind !== "column" || value.kind === "block") {
      const what = "this target: write name = column ? (a as string)";
      context.error(problem("unexpected-argument", { stream: statement.name, verb: statement.verb, what }, placeOf({ at }))); // prettier-ignore
      return [];
    }
    const { of, type } = declaredAs(value);
    return [defined(target.name, read(bind(of, scope), type, context), statement.name)];
  });
  const { schema, columns } = shape(assign(passedAll(input), assigned), passedMarks(input), knownOf([input]));
  return one(schema, selectFrom(input.stream, input.alias, columns));
}

const declaredAs = (value: Expression): { readonly of: Expression; readonly type: DataType } =>
  value.kind === "assertion" ? value : { of: value, type: types.string };
