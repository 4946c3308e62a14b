import { type Command, InvalidArgumentError, Option } from "commander";
import { reportRun, reportRunAsJson, reportRuns } from "../../report/flowRuns";
import { timed } from "../../report/timed";
import { folder, jsonOption } from "../common";

interface RunCall {
  readonly input: Readonly<Record<string, string>>;
  readonly param: Readonly<Record<string, string>>;
  readonly preview: readonly string[];
  readonly store?: string;
  readonly out: string;
  readonly asSink?: true;
  readonly json?: true;
}

const help = `
FILE is a .dfs text or a JSON resource; datasets, linked services and flowlets are read from the folders beside it, as Data
Factory keeps them in git. Of a folder, or of several files, each data flow runs into a folder of its own.

Files given with --input: .csv and .tsv with a header, .json, .jsonl, .ndjson, .parquet, a folder of such files of one
kind, or a Delta table. Columns have the types that the source declares; others arrive as text where the source allows
schema drift or declares no columns. A value that is not of its type is null. The answers of an external call are rows
too: --input CALL=PATH.
Parameters are expressions, as a pipeline passes them: --param "name='a text'" --param n=5 --param "from=toDate('2024-01-31')"
A sink after an alterRow has the column $policy: insert, update, upsert or delete.`;

export function addRun(dataflow: Command): void {
  dataflow
    .command("run <files...>")
    .description("run data flows on this machine, with files in the place of their sources")
    .addOption(repeatable("--input <stream=path>", "a file or folder for a source").argParser(pair).default({}, "none"))
    .addOption(
      repeatable("--param <name=expr>", "the value of a parameter, an expression").argParser(pair).default({}, "none"),
    )
    .option("--store <dir>", "where sources without --input are: a folder with containers as its folders")
    .addOption(
      repeatable("--preview <stream>", "write the rows of a stream in the place of the sinks")
        .argParser(collected)
        .default([], "none"),
    )
    .requiredOption("--out <dir>", "gets a folder a sink", folder("--out"))
    .addOption(new Option("--as-sink", "write each sink in its own format and way instead of as parquet"))
    .addOption(jsonOption())
    .addHelpText("after", help)
    .action(async (paths: readonly string[], call: RunCall) => {
      const { isMappingDataFlow } = await import("../../dataflow/checkFile");
      const { findFiles } = await import("../../dataflow/findFiles");
      const { firstRows } = await import("../../dataflow/firstRows");
      const { runFile } = await import("../../dataflow/runFile");
      const { runFiles } = await import("../../dataflow/runFiles");
      const { Engine } = await import("../../../local/duckdb/engine");
      const { input, param: parameters, preview: previews, store, out, asSink, json } = call;
      const sinksAs = asSink ? "declared" : "parquet";
      const options = { inputs: new Map(Object.entries(input)), parameters, previews, store, out, sinksAs } as const;
      const files = await findFiles(paths, isMappingDataFlow);
      const [only] = files.length === 1 && files[0] === paths[0] ? files : [];
      const engine = await Engine.open();
      try {
        if (only === undefined) reportRuns(await runFiles(engine, files, options), json === true);
        else if (json) reportRunAsJson(await timed(runFile(engine, only, options)));
        else
          await reportRun(await runFile(engine, only, options), asSink ? undefined : (sink) => firstRows(engine, sink));
      } finally {
        await engine.close();
      }
    });
}

const repeatable = (flags: string, description: string) => new Option(flags, `${description} (repeatable)`);

/** Collects `NAME=VALUE`. */
function pair(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError(`"${text}" is not of the form NAME=VALUE.`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];
