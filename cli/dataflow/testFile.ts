import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { problem } from "../../errors";
import type { Engine } from "../../local/duckdb/engine";
import { cases, runCase, type CaseResult, type Cases } from "../../local/testing/cases";
import { readText } from "../../local/repository/files";
import { readTestedScript, type TestedScript } from "../../local/testing/testedScript";

export interface TestedCase extends CaseResult {
  /** The cases file. */
  readonly file: string;
}

const endings = [".cases.yaml", ".cases.yml", ".cases.json"];

export const isCasesFile = (file: string): boolean => endings.some((ending) => file.endsWith(ending));

/** The cases file that is meant: itself, or the one beside a data flow. */
export function casesFileOf(file: string): string {
  if (isCasesFile(file)) return file;
  const stem = file.replace(/\.[^./\\]+$/, "");
  const beside = endings.map((ending) => `${stem}${ending}`).find((path) => existsSync(path));
  if (beside !== undefined) return beside;
  throw existsSync(file)
    ? problem("cases-missing", { path: file }, { file })
    : problem("file-unreadable", { path: file, reason: "it does not exist" }, { file });
}

/** A cases file with the data flow that it is about. */
export interface CasesFile {
  readonly file: string;
  readonly flow: TestedScript;
  readonly cases: Cases["cases"];
}

export async function readCases(file: string): Promise<CasesFile> {
  const read = cases.safeParse(parseYaml(file, await readText(file)));
  if (!read.success) throw problem("cases-unreadable", { path: file, reason: reasonsOf(read.error) }, { file });
  const flow = await readTestedScript(flowOf(file, read.data.flow));
  return { file, flow, cases: read.data.cases };
}

export async function testFile(engine: Engine, { file, flow, cases: all }: CasesFile): Promise<readonly TestedCase[]> {
  const tested: TestedCase[] = [];
  for (const one of all) tested.push({ file, ...(await runCase(engine, flow, one)) });
  return tested;
}

function flowOf(file: string, named: string | undefined): string {
  if (named !== undefined) return join(dirname(file), named);
  const stem = endings.reduce((name, ending) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name), file);
  const beside = [`${stem}.dfs`, `${stem}.json`].find((path) => existsSync(path));
  if (beside !== undefined) return beside;
  const reason = `it names no flow, and there is neither ${stem}.dfs nor ${stem}.json`;
  throw problem("cases-unreadable", { path: file, reason }, { file });
}

/** JSON is YAML too. */
function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw problem("cases-unreadable", { path: file, reason: (error as Error).message.split("\n", 1)[0]! }, { file });
  }
}

const reasonsOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; ");
