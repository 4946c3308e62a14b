import { problem } from "../../errors";
import { valuesOfList } from "../check/constant";
import { placeOf } from "../check/findings";
import { suggestion } from "../check/suggestion";
import { selectFrom } from "../translate/query";
import { knownOf, passedMarks, shape } from "./columns";
import { mapped } from "./mapping";
import { checkStore } from "./storeOptions";
import { one, type Context, type Transformation } from "./transformation";

/** Where rows leave, mapped like a select. How and where they are written is for the runner to say. */
export const sink: Transformation = {
  verb: "sink",
  inputs: [1, 1],
  blocks: ["mapColumn", "partitionBy"],
  analyse: (context) => {
    const { statement, args, scope, error } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("a sink has one input");
    checkStore("sink", context);
    const changes = ["updateable", "upsertable", "deletable"].some((option) => args.flag(option));
    if (changes && args.option("keys") === undefined) error(problem("missing-keys", { stream: statement.name }));
    const definitions = mapped(context);
    const names = definitions.map(({ column }) => column.name);
    for (const name of new Set(names.filter((one, index) => names.indexOf(one) < index))) {
      // What Data Factory writes then is not documented.
      scope.findings.unsupport(
        problem("duplicate-column", { column: name, stream: statement.name }, placeOf(statement)),
      );
    }
    checkKeys(names, context);
    const { schema, columns } = shape(definitions, passedMarks(input, ["$match"]), knownOf([input]));
    return one(schema, selectFrom(input.stream, input.alias, columns), true);
  },
};

/** Keys are columns of the sink; a database does not tell them apart by case. */
function checkKeys(names: readonly string[], { args, scope, statement, error }: Context): void {
  const [input] = scope.inputs;
  if (args.block("mapColumn") === undefined && input?.schema.known !== "complete") return;
  const known = new Set(names.map((name) => name.toLowerCase()));
  for (const key of valuesOfList(args.value("keys"))) {
    if (known.has(key.toLowerCase())) continue;
    const nearest = suggestion(key, names);
    error(problem("unknown-key", { stream: statement.name, key, ...(nearest === undefined ? {} : { nearest }) }));
  }
}
