import { problem } from "../../errors";
import { bindCondition } from "../check/bind";
import { call } from "../check/call";
import { placeOf } from "../check/findings";
import { truth, type Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { passedAll, passedMarks, shape } from "./columns";
import { conjunctionOf } from "./conjunction";
import type { Transformation } from "./transformation";

/**
 * Sends rows to branches by condition, the last branch being for rows that match none. `disjoint: false`, the default,
 * means the first match only, `true` every match; a NULL condition does not match (Microsoft: Conditional split). Some
 * published scripts have no last branch: a row that matches none then goes nowhere.
 */
export const split: Transformation = {
  verb: "split",
  inputs: [1, 1],
  blocks: ["partitionBy"],
  options: ["disjoint"],
  analyse: ({ statement, args, scope, error }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("a split has one input");
    const conditions = args.of("positional").map(({ value }) => bindCondition(value, scope));
    for (const [index, name] of statement.branches.entries()) {
      if (statement.branches.indexOf(name) < index) error(problem("duplicate-name", { name, what: "branches" }));
    }
    const others = statement.branches.length - conditions.length;
    if (others === 0) {
      scope.findings.warn(problem("split-without-default", { stream: statement.name }, placeOf(statement)));
    } else if (others !== 1) {
      const what = `${conditions.length + 1} branches, one for each condition and one for the other rows`;
      error(problem("missing-argument", { stream: statement.name, verb: "split", what }));
    }
    const matches = (condition: Typed): Typed => call("coalesce", [condition, truth(false)], {}, scope);
    const none = (tested: readonly Typed[]): readonly Typed[] =>
      tested.map((one) => call("not", [matches(one)], {}, scope));
    const outputs = statement.branches.map((branch, index) => {
      const own = conditions[index];
      const before = own && args.flag("disjoint") ? [] : none(conditions.slice(0, index));
      const where = conjunctionOf(own ? [...before, own] : before, (all) => call("and", all, {}, scope));
      const { schema, columns } = shape(
        passedAll(input, `${statement.name}@${branch}`),
        passedMarks(input),
        input.schema.known,
      );
      return { branch, schema, query: { ...selectFrom(input.stream, input.alias, columns), where }, trivial: true };
    });
    return { outputs, checks: [] };
  },
};
