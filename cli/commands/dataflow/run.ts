import { type Command, InvalidArgumentError, Option } from "commander";
import { printJson } from "../../report/json";
import { jsonOption } from "../common";

interface RunCall {
  readonly input: Readonly<Record<string, string>>;
  readonly param: Readonly<Record<string, string>>;
  readonly store?: string;
  readonly out: string;
  readonly asSink?: true;
  readonly json?: true;
}

const help = `
Files given with --input: .csv and .tsv with a header, .json, .jsonl, .ndjson, .parquet, a folder of such files of one
kind, or a Delta table. Columns have the types that the source declares; others arrive as text where the source allows
schema drift or declares no columns. A value that is not of its type is null.
Parameters are expressions, as a pipeline passes them: --param "name='a text'" --param n=5 --param "from=toDate('2024-01-31')"
A sink after an alterRow has the column $policy: insert, update, upsert or delete.`;

export function addRun(dataflow: Command): void {
  dataflow
    .command("run <file>")
    .description("run a data flow (.dfs text or JSON resource) on this machine, with files in the place of its sources")
    .option("--input <stream=path>", "a file or folder for a source (repeatable)", pair, {})
    .option("--param <name=expr>", "the value of a parameter, an expression (repeatable)", pair, {})
    .option("--store <dir>", "where sources without --input are: a folder with containers as its folders")
    .requiredOption("--out <dir>", "gets a folder a sink")
    .addOption(new Option("--as-sink", "write each sink in its own format and way instead of as parquet"))
    .addOption(jsonOption())
    .addHelpText("after", help)
    .action(async (file: string, { input, param, store, out, asSink, json }: RunCall) => {
      const begun = performance.now();
      const { runFile } = await import("../../dataflow/runFile");
      const sinksAs = asSink ? "declared" : "parquet";
      const sinks = await runFile(file, { inputs: input, parameters: param, store, out, sinksAs });
      const seconds = Math.round(performance.now() - begun) / 1000;
      if (json) printJson({ sinks, seconds });
      else for (const { name, rows, path } of sinks) console.log(`${name}: ${rows} rows in ${path}`);
    });
}

/** Collects `NAME=VALUE`. */
function pair(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError(`"${text}" is not of the form NAME=VALUE.`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
