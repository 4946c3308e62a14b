import { problem } from "../../errors";
import type { Block, Expression } from "../ast";
import { bind } from "../check/bind";
import { placeOf } from "../check/findings";
import type { Input, Scope } from "../check/scope";
import type { Typed } from "../check/typed";
import type { Unrolled } from "../check/unrolled";
import { selectFrom } from "../translate/query";
import { typeName } from "../typeName";
import { valuesOf } from "./arguments";
import { passedMarks, shape } from "./columns";
import { mapped } from "./mapping";
import { one, type Context, type Transformation } from "./transformation";
import { rowsOf, unroll, type Rows } from "./unroll";

/**
 * One row for each item of an array, and of each array on the way to it. Without a root, a row whose array is NULL or
 * empty stays once, with NULL for the item; with one, a row without items in the root is dropped. Several arrays give
 * every combination of their items (Microsoft: Flatten transformation).
 */
export const foldDown: Transformation = {
  verb: "foldDown",
  inputs: [1, 1],
  blocks: ["unroll", "unrollMultiple", "mapColumn", "partitionBy"],
  options: ["skipDuplicateMapInputs", "skipDuplicateMapOutputs"],
  refuses: "no mapping, and a column whose type comes by schema drift",
  analyse: (context) => {
    const { statement, args, scope, error } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("a foldDown has one input");
    const arrays = args.blocks("unroll", "unrollMultiple").flatMap(arraysOf);
    if (arrays.length === 0) {
      error(problem("missing-argument", { stream: statement.name, verb: "foldDown", what: "unroll(an array)" }));
    }
    if (args.block("mapColumn") === undefined) {
      const feature = "a foldDown without mapColumn";
      scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }));
    }
    const { rows, unrolled } = arrays.reduce<State>((state, { path, root }) => unrollPath(path, root, state, context), {
      rows: rowsOf(input),
      unrolled: [],
    });
    const definitions = mapped({ ...context, scope: { ...scope, unrolled } });
    const known = input.schema.known === "unknown" ? "unknown" : "complete";
    const { schema, columns } = shape(definitions, passedMarks(input), known);
    return one(schema, selectFrom(rows.relation, input.alias, columns));
  },
};

interface Unrolling {
  readonly path: Expression;
  readonly root?: Expression | undefined;
}

/** `unroll(array, root)`, or `unrollMultiple(array, array, …)`, where each may be an `unroll` of its own. */
function arraysOf(block: Block): readonly Unrolling[] {
  const values = valuesOf(block);
  const [path, root] = values;
  if (block.name === "unroll") return path ? [{ path, root }] : [];
  const inner = block.args.flatMap((argument) => (argument.kind === "block" ? arraysOf(argument) : []));
  return [...values.map((each) => ({ path: each })), ...inner];
}

interface State {
  readonly rows: Rows;
  readonly unrolled: readonly Unrolled[];
}

/** Unrolls every array on a path, from the outside in. */
function unrollPath(path: Expression, root: Expression | undefined, before: State, { scope }: Context): State {
  const [input] = scope.inputs as readonly [Input];
  const rootDepth = root ? stepsOf(root).length : 0;
  let state = before;
  for (const [index, step] of stepsOf(path).entries()) {
    const array = bind(step, { ...scope, unrolled: state.unrolled });
    if (array.type.kind !== "array") {
      if (step === path && !wasUnrolled(step, before, scope)) refuse(array, path, scope);
      continue;
    }
    const { rows, item } = unroll(state.rows, { ...array, type: array.type }, input, index >= rootDepth);
    state = { rows, unrolled: [...state.unrolled, { array, item }] };
  }
  return state;
}

/** `a.b.c` as `a`, `a.b`, `a.b.c`. */
const stepsOf = (path: Expression): readonly Expression[] =>
  path.kind === "member" ? [...stepsOf(path.of), path] : [path];

const wasUnrolled = (path: Expression, { unrolled }: State, scope: Scope): boolean =>
  bind(path, scope).type.kind === "array" && unrolled.length > 0;

function refuse({ type }: Typed, path: Expression, scope: Scope): void {
  const stream = scope.statement;
  if (type.kind === "any") {
    const feature = "unrolling a column whose type comes by schema drift";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream }, placeOf(path)));
  } else {
    scope.findings.error(problem("array-needed", { stream, type: typeName(type) }, placeOf(path)));
  }
}
