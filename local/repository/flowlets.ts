import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Script, Statement } from "../../dataflow/ast";
import { parse } from "../../dataflow/parse";
import { problem } from "../../errors";
import { readDataFlowFile } from "./dataFlowFile";

/**
 * The scripts of the flowlets that a data flow uses, and of those that they use, by name. They are files of their own in
 * the same folder, as Data Factory keeps them in git. One that is not there is not in the answer.
 */
export async function readFlowlets(file: string, script: Script): Promise<ReadonlyMap<string, Script>> {
  const found = new Map<string, Script>();
  const waiting = [...flowletNames(script)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const path = found.has(name) ? undefined : fileOf(name, dirname(file));
    if (path === undefined) continue;
    const { script: text } = await readDataFlowFile(path);
    const read = parse(text);
    const [first] = read.problems;
    if (first !== undefined) {
      const { length: count } = read.problems;
      throw problem("flow-script", { flow: name, count, first: first.message }, { ...first.where, file: path });
    }
    found.set(name, read.script);
    waiting.push(...flowletNames(read.script));
  }
  return found;
}

function flowletNames({ statements }: Script): readonly string[] {
  return statements.filter(({ verb }) => verb === "compose").flatMap(compositionOf);
}

const compositionOf = ({ args }: Statement): readonly string[] =>
  args.flatMap((argument) =>
    argument.kind === "option" && argument.name === "composition" && argument.value.kind === "string"
      ? [argument.value.value]
      : [],
  );

/** A name that is no file name is no flowlet either. */
function fileOf(name: string, folder: string): string | undefined {
  if (/[\\/\0]/.test(name)) return undefined;
  return [`${name}.json`, `${name}.dfs`].map((one) => join(folder, one)).find((path) => existsSync(path));
}
