import { problem } from "../../errors";
import { bind } from "../check/bind";
import { call } from "../check/call";
import { constantOf } from "../check/constant";
import { placeOf } from "../check/findings";
import type { Scope } from "../check/scope";
import { long, nullConstant, text, type Typed } from "../check/typed";
import { selectFrom, type Select } from "../translate/query";
import { valuesOf } from "./arguments";
import { checkGrouped, groupsOf } from "./aggregate";
import { shape, type Definition } from "./columns";
import { assignmentsOf } from "./assignments";
import { one, type Analysed, type Context, type Transformation } from "./transformation";

/** A value of the pivot key: the text in the names of its columns, and whether a row has it. */
interface PivotValue {
  readonly name: string;
  readonly holds: Typed;
}

/**
 * One row for each group, with a column for each value of the key, over the group's rows that have it; NULL where a group
 * has no such row, as in Spark. Without given values, those of the data are asked for first, in their order
 * (Microsoft: Pivot transformation).
 */
export const pivot: Transformation = {
  verb: "pivot",
  inputs: [1, 1],
  blocks: ["groupBy", "pivotBy", "each", "partitionBy"],
  options: ["columnNaming", "lateral"],
  refuses: "NULL among the values",
  analyse: (context) => {
    const { statement, args, scope, error, answers } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("a pivot has one input");
    const [written, values] = valuesOf(args.block("pivotBy"));
    if (!written) {
      error(problem("missing-argument", { stream: statement.name, verb: "pivot", what: "pivotBy(column)" }));
      return one({ columns: [], marks: [], known: "unknown" }, selectFrom(input.stream, input.alias, []));
    }
    const key = bind(written, scope);
    const listed = values
      ? given(bind(values, scope), key, context)
      : answers?.get(statement.name)?.flatMap((name) => answered(name, key, context));
    const groups = groupsOf(context);
    if (listed === undefined) return asking(key, groups, context);
    const { schema, columns } = shape(
      [...groups, ...pivoted(listed, values !== undefined, groups, context)],
      [],
      input.schema.known === "unknown" ? "unknown" : "complete",
    );
    return one(schema, {
      ...selectFrom(input.stream, input.alias, columns),
      groupBy: groups.map(({ value }) => value),
    });
  },
};

/** Values that the script lists. */
function given(list: Typed, key: Typed, { scope, statement }: Context): readonly PivotValue[] {
  const items = list.kind === "array" ? list.items : [list];
  return items.flatMap((item) => {
    const value = constantOf(item);
    if (value === undefined || value === null || Array.isArray(value)) {
      const feature = "a pivot value that is NULL or not a constant";
      scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }, placeOf(statement)));
      return [];
    }
    return [{ name: String(value), holds: call("equals", [key, item], statement, scope) }];
  });
}

/** A value that the data has. */
function answered(name: string | null, key: Typed, { scope, statement }: Context): readonly PivotValue[] {
  if (name !== null) return [{ name, holds: call("equals", [asText(key, scope), text(name)], {}, scope) }];
  const feature = "a pivot over the values of the data, with NULL among them,";
  scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }, placeOf(statement)));
  return [];
}

const asText = (key: Typed, scope: Scope): Typed =>
  key.type.kind === "string" ? key : call("toString", [key], {}, scope);

/** What the columns are called comes from rows: until they are asked, only the groups are known. */
function asking(key: Typed, groups: readonly Definition[], { scope, statement }: Context): Analysed {
  const [input] = scope.inputs as readonly [NonNullable<(typeof scope.inputs)[0]>];
  const query: Select = {
    ...selectFrom(input.stream, input.alias, [{ identifier: "value", value: asText(key, scope) }]),
    groupBy: [key],
    orderBy: [{ value: key, descending: false, nullsFirst: true }],
  };
  const { schema } = shape(groups, [], "drift");
  return { outputs: [{ schema, trivial: false }], checks: [], question: { stream: statement.name, query } };
}

/** The columns, value by value with `lateral: true`, else aggregate by aggregate. */
function pivoted(
  values: readonly PivotValue[],
  declared: boolean,
  groups: readonly Definition[],
  context: Context,
): readonly Definition[] {
  const { statement, args, scope } = context;
  const inGroup: Scope = { ...scope, aggregation: "group" };
  const naming = args.value("columnNaming");
  const aggregates = assignmentsOf(statement.args, inGroup).map(({ name, value, at }) => {
    checkGrouped(value, groups, context, at);
    return { name, bound: value };
  });
  const cell = (value: PivotValue, { name, bound }: (typeof aggregates)[number]): Definition => ({
    column: {
      name: nameOf(typeof naming === "string" ? naming : "$N$V", name, value.name),
      type: bound.type,
      origin: statement.name,
      declared,
    },
    value: whereAny(onlyWhere(bound, value.holds, scope), value.holds, inGroup),
  });
  return args.flag("lateral")
    ? values.flatMap((value) => aggregates.map((aggregate) => cell(value, aggregate)))
    : aggregates.flatMap((aggregate) => values.map((value) => cell(value, aggregate)));
}

const nameOf = (naming: string, name: string, value: string): string =>
  naming.replace(/\$[NV]/g, (part) => (part === "$N" ? name : value));

/** An expression whose aggregates see only the rows where a condition holds. */
function onlyWhere(value: Typed, condition: Typed, scope: Scope): Typed {
  switch (value.kind) {
    case "call":
      if (value.function.kind === "aggregate") {
        const filter = value.filter ? call("and", [value.filter, condition], {}, scope) : condition;
        return { ...value, filter };
      }
      return { ...value, args: value.args.map((arg) => onlyWhere(arg, condition, scope)) };
    case "cast":
    case "member":
      return { ...value, of: onlyWhere(value.of, condition, scope) };
    case "array":
      return { ...value, items: value.items.map((item) => onlyWhere(item, condition, scope)) };
    case "structure":
      return { ...value, fields: value.fields.map((field) => ({ ...field, value: onlyWhere(field.value, condition, scope) })) }; // prettier-ignore
    default:
      return value;
  }
}

/** NULL for a group without such rows, where an aggregate such as `count()` would give 0. */
function whereAny(value: Typed, condition: Typed, scope: Scope): Typed {
  const counted = call("count", [], {}, scope);
  const rows = counted.kind === "call" ? { ...counted, filter: condition } : counted;
  return call("iif", [call("greater", [rows, long(0n)], {}, scope), value, nullConstant], {}, scope);
}
