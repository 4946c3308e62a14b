import { problem } from "../../errors";
import { identified } from "../check/schema";
import { unknownSchema } from "../check/schema";
import type { Transformation } from "./transformation";

/**
 * A call of a web service for each row, which nothing can do in its place: its rows are supplied under its name, like
 * those of a source (Microsoft: External call transformation).
 */
export const externalCall: Transformation = {
  verb: "call",
  inputs: [1, 1],
  blocks: ["mapColumn", "partitionBy"],
  refuses: "the web service itself: its rows are supplied under its name, as those of a source",
  analyse: ({ statement, sources, scope }) => {
    const relation = sources?.find(({ stream }) => stream === statement.name);
    if (!relation) {
      const feature = "a call of a web service, unless its rows are supplied under its name,";
      scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }));
      return { outputs: [{ schema: unknownSchema, trivial: false }], checks: [] };
    }
    const columns = identified(relation.columns.map((column) => ({ ...column, origin: statement.name })));
    return { outputs: [{ schema: { columns, marks: [], known: "complete" }, trivial: false }], checks: [] };
  },
};
