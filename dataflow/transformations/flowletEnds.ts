import { problem } from "../../errors";
import type { Expression } from "../ast";
import { bind } from "../check/bind";
import { identified } from "../check/schema";
import { candidates, type Input } from "../check/scope";
import { selectFrom } from "../translate/query";
import { types } from "../types";
import { widen } from "../check/parameters";
import { commonType, sameType } from "../check/coercion";
import { typeName } from "../typeName";
import { defined, knownOf, passed, passedAll, passedMarks, shape, type Definition } from "./columns";
import { mapped } from "./mapping";
import { one, type Context, type Transformation } from "./transformation";

/**
 * Where rows enter a flowlet. Read alone it is like a source; in a flow it takes the columns it declares from the stream
 * that `compose` names, by its mapping or else by name.
 */
export const input: Transformation = {
  verb: "input",
  inputs: [0, 1],
  blocks: ["mapColumn", "partitionBy"],
  analyse: (context) => {
    const { statement, args, scope } = context;
    const declared = args.of("schema").flatMap(({ columns }) => columns);
    const [from] = scope.inputs;
    if (!from) {
      const origin = statement.name;
      const columns = identified(declared.map(({ name, type = types.string }) => ({ name, type, origin, declared: true }))); // prettier-ignore
      const known = args.flag("allowSchemaDrift") || declared.length === 0 ? "drift" : "complete";
      return { outputs: [{ schema: { columns, marks: [], known }, trivial: false }], checks: [] };
    }
    const entering = declared.flatMap((column) => entered(column.name, column.type, from, context));
    const names = new Set(declared.map(({ name }) => name));
    const drifts = args.flag("allowSchemaDrift") || declared.length === 0;
    const others = drifts ? from.schema.columns.filter(({ name }) => !names.has(name)) : [];
    const definitions = [...entering, ...others.map((column) => passed(from, column, statement.name))];
    const known = knownOf([from]);
    const { schema, columns } = shape(
      definitions,
      passedMarks(from),
      drifts || known === "unknown" ? known : "complete",
    );
    return one(schema, selectFrom(from.stream, from.alias, columns), true);
  },
};

/** A declared column: what the mapping says, else the column of its name. */
function entered(
  name: string,
  type: Parameters<typeof sameType>[0] | undefined,
  from: Input,
  { statement, args, scope, error }: Context,
): readonly Definition[] {
  const mappings = (args.block("mapColumn")?.args ?? []).flatMap((argument) =>
    argument.kind === "assignment" && argument.target.kind === "column" && argument.target.name === name
      ? [argument.value].filter((value): value is Expression => value.kind !== "block")
      : [],
  );
  const [mapped] = mappings;
  const [same] = candidates(scope, name);
  if (mapped === undefined && same === undefined && from.schema.known === "complete") {
    error(problem("unknown-column", { column: name, stream: statement.name }));
    return [];
  }
  const value = bind(mapped ?? { kind: "column", name }, scope);
  if (type === undefined) return [defined(name, value, statement.name)];
  const common = commonType(value.type, type);
  if (!common || !sameType(common, type)) {
    const differ = { left: typeName(type), right: typeName(value.type) };
    error(problem("types-differ", { stream: statement.name, column: name, ...differ }));
  }
  return [defined(name, widen(value, type), statement.name)];
}

/** Where rows leave a flowlet, as they are or as a mapping says. */
export const output: Transformation = {
  verb: "output",
  inputs: [1, 1],
  blocks: ["mapColumn", "partitionBy"],
  analyse: (context) => {
    const [from] = context.scope.inputs as readonly [Input];
    const known = context.args.block("mapColumn") && from.schema.known !== "unknown" ? "complete" : from.schema.known;
    const { schema, columns } = shape(mapped(context), passedMarks(from), known);
    return one(schema, selectFrom(from.stream, from.alias, columns), true);
  },
};

/** A flowlet in the place where it is used: each of its branches has the rows of one output of the flowlet. */
export const compose: Transformation = {
  verb: "compose",
  inputs: [0, Infinity],
  blocks: ["mapColumn", "partitionBy"],
  analyse: ({ statement, scope }) => ({
    outputs: statement.branches.flatMap((branch, index) => {
      const from = scope.inputs[index];
      if (!from) return [];
      const { schema, columns } = shape(
        passedAll(from, `${statement.name}@${branch}`),
        passedMarks(from),
        from.schema.known,
      );
      return [{ branch, schema, query: selectFrom(from.stream, from.alias, columns), trivial: true }];
    }),
    checks: [],
  }),
};
