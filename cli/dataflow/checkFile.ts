import { check } from "../../dataflow/check";
import { excerpt } from "../../dataflow/excerpt";
import { parse } from "../../dataflow/parse";
import { Problem } from "../../errors";
import { type DataFlowFile, readDataFlowFile } from "../../local/repository/dataFlowFile";
import { parseJson, readText } from "../../local/repository/files";
import { readFlowlets } from "../../local/repository/flowlets";

export interface CheckedFile {
  readonly file: string;
  /** Whether there are no errors; warnings do not count. */
  readonly ok: boolean;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What runs in Data Factory, but not on this machine. */
  readonly features: readonly string[];
  /** Whether the file holds no script at all. */
  readonly unreadable: boolean;
  readonly text: string;
}

/** Parses a script, and checks what could be parsed. */
export async function checkFile(file: string): Promise<CheckedFile> {
  try {
    return await checkScript(file, await readDataFlowFile(file));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { file, ok: false, errors: [error], warnings: [], features: [], unreadable: true, text: "" };
  }
}

async function checkScript(file: string, { script: text, resource }: DataFlowFile): Promise<CheckedFile> {
  const { script, problems } = parse(text);
  const findings = check(script, { flowlets: await readFlowlets(file, script) });
  const lists = resource === undefined ? [] : (await import("../../dataflow/resource")).listProblems(resource, script);
  const errors = [...problems, ...findings.problems, ...lists];
  const features = [...new Set(findings.features.map(({ message }) => message))];
  return { file, ok: errors.length === 0, errors, warnings: findings.warnings, features, unreadable: false, text };
}

/** Whether a file of a folder is a data flow or a flowlet: a script, or a resource that has one. */
export const isDataFlow = async (file: string): Promise<boolean> =>
  file.endsWith(".dfs") || ["MappingDataFlow", "Flowlet"].includes(await resourceType(file));

/** Whether a file of a folder is a data flow that runs by itself. */
export const isMappingDataFlow = async (file: string): Promise<boolean> =>
  file.endsWith(".dfs") || (await resourceType(file)) === "MappingDataFlow";

/** The type of the resource that a file holds; empty where it holds none. */
async function resourceType(file: string): Promise<string> {
  if (!file.endsWith(".json") || /\.cases\.json$/.test(file)) return "";
  const text = await readText(file);
  if (!/"(MappingDataFlow|Flowlet)"/.test(text)) return "";
  const { properties } = parseJson(file, text) as { readonly properties?: { readonly type?: string } };
  return properties?.type ?? "";
}

/** A finding for people: where, what, the place underlined, and what to do. */
export function explain(file: string, text: string, found: Problem): string {
  const { line, column } = found.where;
  const place = line === undefined || column === undefined ? undefined : { line, column };
  return [
    `${file}${place ? `:${place.line}:${place.column}` : ""} ${found.code}: ${found.message}`,
    ...(place
      ? excerpt(text, place)
          .split("\n")
          .map((row) => `    ${row}`)
      : []),
    `  hint: ${found.hint}`,
  ].join("\n");
}
