import type { Typed } from "../check/typed";
import { text } from "../check/typed";
import { call } from "../check/call";
import { errorsOf } from "../functions/meta";
import { selectFrom, type Select } from "../translate/query";
import { types } from "../types";
import { passedMarks, whole } from "./columns";
import { expectationOf, expectationKinds } from "./expectations";
import type { Transformation } from "./transformation";

/**
 * Marks the rows that break an expectation with its id. With `abort: true`, or the expectation's own flag to fail the
 * flow, such a row stops the flow before anything is written, so nothing is marked (Microsoft: Assert transformation).
 */
export const assert: Transformation = {
  verb: "assert",
  inputs: [1, Infinity],
  blocks: [...expectationKinds, "partitionBy"],
  options: ["abort"],
  refuses: "expectExists by anything but equations between the two streams",
  analyse: (context) => {
    const { args, scope, statement } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("an assert has an input");
    const expectations = args
      .blocks(...expectationKinds)
      .map((block, index) => expectationOf(block, index + 1, context));
    const stops = (expectation: (typeof expectations)[number]): boolean => expectation.failFlow || args.flag("abort");
    const marking = expectations
      .filter((expectation) => !stops(expectation))
      .map(({ id, mark }) => ({ id, ...mark() }));
    const errors = marking.reduce(
      (all, { id, broken }) =>
        call("add", [all, call("iif", [broken, list(text(id)), list()], statement, scope)], statement, scope),
      errorsOf({ ...scope, inputs: [input] }),
    );
    const mark = marking.length > 0 ? [{ identifier: "$errors", value: errors }] : [];
    const kept = passedMarks(input, marking.length > 0 ? ["$errors"] : []);
    const { schema, columns } = whole(input, [...kept, ...mark]);
    const query: Select = {
      ...selectFrom(input.stream, input.alias, columns),
      joins: marking.flatMap(({ join }) => join ?? []),
    };
    const checks = expectations
      .filter(stops)
      .map(({ id, message, offending }) => ({ id, message, query: offending(columns) }));
    return { outputs: [{ schema, query, trivial: marking.length === 0 }], checks };
  },
};

const list = (...items: readonly Typed[]): Typed => ({ kind: "array", type: types.array(types.string), items });
