import { problem } from "../../errors";
import type { ColumnDefinition } from "../ast";
import { call } from "../check/call";
import { sameType } from "../check/coercion";
import { placeOf } from "../check/findings";
import { columnValue, type Input } from "../check/scope";
import { text, type Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { typeName } from "../typeName";
import type { DataType } from "../types";
import { defined, knownOf, passed, passedMarks, shape } from "./columns";
import { one, type Context, type Transformation } from "./transformation";

/** Converts columns to other types; what cannot be converted becomes NULL (Microsoft: Cast transformation). */
export const cast: Transformation = {
  verb: "cast",
  inputs: [1, 1],
  blocks: ["partitionBy"],
  options: ["errors"],
  analyse: (context) => {
    const { statement, args, scope } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("a cast has one input");
    if (args.flag("errors")) {
      scope.findings.unsupport(
        problem("unsupported-option", { stream: statement.name, verb: "cast", option: "errors: true" }),
      );
    }
    const wanted = args.of("schema").flatMap(({ columns }) => columns);
    for (const definition of wanted) checkExists(definition, input, context);
    const definitions = input.schema.columns.map((column) => {
      const definition = wanted.find(({ name }) => name === column.name);
      if (!definition?.type) return passed(input, column, statement.name);
      return defined(
        column.name,
        converted(columnValue(input, column), definition, definition.type, context),
        statement.name,
      );
    });
    const { schema, columns } = shape(definitions, passedMarks(input), knownOf([input]));
    return one(schema, selectFrom(input.stream, input.alias, columns));
  },
};

function checkExists(definition: ColumnDefinition, input: Input, { statement, error }: Context): void {
  if (input.schema.known !== "complete" || input.schema.columns.some(({ name }) => name === definition.name)) return;
  error(
    problem("unknown-column", { column: definition.name, stream: statement.name, drifts: false }, placeOf(definition)),
  );
}

/** A conversion is a call of the function for its type. */
function converted(value: Typed, { format, at }: ColumnDefinition, type: DataType, { scope }: Context): Typed {
  if (sameType(value.type, type)) return value;
  const formatted = format === undefined ? [] : [text(format)];
  switch (type.kind) {
    case "decimal":
      return call("toDecimal", [value, whole(type.precision), whole(type.scale), ...formatted], { at }, scope);
    case "any":
    case "binary":
    case "array":
    case "map":
    case "complex":
      scope.findings.unsupport(
        problem(
          "unsupported-feature",
          { feature: `a cast to ${typeName(type)}`, stream: scope.statement },
          placeOf({ at }),
        ),
      );
      return value;
    default:
      return call(`to${type.kind.charAt(0).toUpperCase()}${type.kind.slice(1)}`, [value, ...formatted], { at }, scope);
  }
}

const whole = (value: number): Typed => ({ kind: "constant", type: { kind: "integer" }, value: BigInt(value) });
