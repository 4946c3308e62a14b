import { parse } from "../../dataflow/parse";
import { print } from "../../dataflow/print";
import { readDataFlowFile } from "../../local/repository/dataFlowFile";

/** The script of a file in canonical form. Throws all that keeps it from being read. */
export async function printFile(file: string): Promise<string> {
  const { script, problems } = parse((await readDataFlowFile(file)).script);
  if (problems.length === 0) return print(script);
  throw new AggregateError(
    problems.map((found) => found.at({ file })),
    "not a script",
  );
}
