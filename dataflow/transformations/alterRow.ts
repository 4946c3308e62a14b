import { problem } from "../../errors";
import { bindCondition } from "../check/bind";
import { call } from "../check/call";
import { placeOf } from "../check/findings";
import { text } from "../check/typed";
import { selectFrom } from "../translate/query";
import { valuesOf } from "./arguments";
import { passedMarks, whole } from "./columns";
import { one, type Transformation } from "./transformation";

const policies: Readonly<Record<string, string>> = {
  insertIf: "insert",
  updateIf: "update",
  deleteIf: "delete",
  upsertIf: "upsert",
};

/** Marks each row with the first policy whose condition is true, else as an insert; the sink acts on it (Microsoft: Alter row transformation). */
export const alterRow: Transformation = {
  verb: "alterRow",
  inputs: [1, 1],
  blocks: [...Object.keys(policies), "partitionBy"],
  options: [],
  analyse: ({ statement, args, scope }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("an alterRow has one input");
    const cases = args.blocks(...Object.keys(policies)).flatMap((block) => {
      const [condition] = valuesOf(block);
      return condition ? [bindCondition(condition, scope), text(policies[block.name] ?? "")] : [];
    });
    if (cases.length === 0) {
      const missing = { stream: statement.name, verb: "alterRow", what: "a policy such as upsertIf(true())" };
      scope.findings.warn(problem("missing-argument", missing, placeOf(statement)));
    }
    const policy = cases.length === 0 ? text("insert") : call("case", [...cases, text("insert")], statement, scope);
    const marks = [...passedMarks(input, ["$policy"]), { identifier: "$policy", value: policy }];
    const { schema, columns } = whole(input, marks);
    return one(schema, selectFrom(input.stream, input.alias, columns));
  },
};
