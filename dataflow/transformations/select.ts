import { selectFrom } from "../translate/query";
import { knownOf, passedMarks, shape } from "./columns";
import { mapped } from "./mapping";
import { one, type Transformation } from "./transformation";

/** Keeps, renames and orders columns; the stream becomes the origin of all of them. */
export const select: Transformation = {
  verb: "select",
  inputs: [1, 1],
  blocks: ["mapColumn", "partitionBy"],
  options: ["skipDuplicateMapInputs", "skipDuplicateMapOutputs"],
  analyse: (context) => {
    const [input] = context.scope.inputs;
    if (!input) throw new Error("a select has one input");
    // Named mappings close a drifting stream; without any, everything flows on.
    const open =
      context.args.block("mapColumn") === undefined || hasPattern(context.args.block("mapColumn")?.args ?? []);
    const { schema, columns } = shape(
      mapped(context),
      passedMarks(input),
      open ? knownOf([input]) : closed(knownOf([input])),
    );
    return one(schema, selectFrom(input.stream, input.alias, columns), true);
  },
};

const hasPattern = (args: readonly { readonly kind: string; readonly name?: unknown }[]): boolean =>
  args.some((argument) => argument.kind === "block");

const closed = (known: ReturnType<typeof knownOf>) => (known === "drift" ? "complete" : known);
