import { problem } from "../../errors";
import { call } from "../check/call";
import { widen } from "../check/parameters";
import { long, type Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { types } from "../types";
import { defined, knownOf, passedAll, passedMarks, shape } from "./columns";
import { one, type Transformation } from "./transformation";

/** Numbers the rows from `startAt` by `stepValue`, in no promised order (Microsoft: Surrogate key transformation). */
export const keyGenerate: Transformation = {
  verb: "keyGenerate",
  inputs: [1, 1],
  blocks: ["partitionBy"],
  options: ["startAt", "stepValue"],
  analyse: ({ statement, args, scope, error }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("a keyGenerate has one input");
    const key = args.outputColumn();
    if (!key)
      error(problem("missing-argument", { stream: statement.name, verb: "keyGenerate", what: "output(key as long)" }));
    const number = (option: string): Typed => {
      const value = args.value(option);
      return long(typeof value === "bigint" ? value : 1n);
    };
    const row = widen(call("rowNumber", [], statement, { ...scope, aggregation: "window" }), types.long);
    const before = call("minus", [row, long(1n)], statement, scope);
    const value = call(
      "add",
      [number("startAt"), call("multiply", [before, number("stepValue")], statement, scope)],
      statement,
      scope,
    );
    const definitions = [...passedAll(input), ...(key ? [defined(key.name, value, statement.name)] : [])];
    const { schema, columns } = shape(definitions, passedMarks(input), knownOf([input]));
    return one(schema, { ...selectFrom(input.stream, input.alias, columns), window: { partition: [], order: [] } });
  },
};
