import { problem } from "../../errors";
import type { ColumnDefinition } from "../ast";
import { placeOf } from "../check/findings";
import { identified, type Column } from "../check/schema";
import { types } from "../types";
import { checkStore } from "./storeOptions";
import type { Context, Transformation } from "./transformation";

/** Rows from a store. Columns that the runner found but the script does not declare come by schema drift. */
export const source: Transformation = {
  verb: "source",
  inputs: [0, 0],
  blocks: ["partitionBy"],
  analyse: (context) => {
    const { statement, args, sources } = context;
    checkStore("source", context);
    const origin = statement.name;
    const relation = sources?.find(({ stream }) => stream === origin);
    const schema = args.of("schema").find(({ name }) => name === "output");
    warnOfTwins(schema?.columns ?? [], context);
    const declared = (schema?.columns ?? []).map(({ name, type = types.string }) => ({
      name,
      type,
      origin,
      declared: true,
    }));
    const columns = identified(
      relation ? relation.columns.map((column) => ({ ...column, origin })) : withFileColumn(declared, context),
    );
    const drifts = relation === undefined && (args.flag("allowSchemaDrift") || schema === undefined);
    return {
      outputs: [{ schema: { columns, marks: [], known: drifts ? "drift" : "complete" }, trivial: false }],
      checks: [],
    };
  },
};

function warnOfTwins(columns: readonly ColumnDefinition[], { scope }: Context): void {
  const seen = new Set<string>();
  for (const column of columns) {
    const { name } = column;
    if (seen.has(name))
      scope.findings.warn(problem("duplicate-name", { name, what: "columns of a source" }, placeOf(column)));
    seen.add(name);
  }
}

/** `rowUrlColumn: 'file'` adds a column with the path of each row's file, declared or not. */
function withFileColumn(
  declared: readonly Omit<Column, "identifier">[],
  { statement, args }: Context,
): readonly Omit<Column, "identifier">[] {
  const name = args.value("rowUrlColumn");
  if (typeof name !== "string" || name === "" || declared.some((column) => column.name === name)) return declared;
  return [...declared, { name, type: types.string, origin: statement.name, declared: true }];
}
