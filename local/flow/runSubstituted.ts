import { join } from "node:path";

import type { Statement } from "../../dataflow/ast";
import { problem, type Problem } from "../../errors";
import type { Engine } from "../duckdb/engine";
import { DirectoryStorage } from "../storage/directory";
import { declaredOptions } from "./declaredOptions";
import { type Ends, execute } from "./execute";
import type { Flow } from "./flow";
import { callsIn, withCallsGiven } from "./given";
import { leadingToEnds, leadingToSinks, withPreviews } from "./previews";
import { refuseClearedInputs, refuseForeignSinks, refuseMissing, refuseUnknownInputs } from "./refuseMissing";
import { openSource } from "./sources";
import { openSubstitute } from "./sources/substitute";
import { writeSubstituted } from "./substitutedSinks";
import type { SubstitutedRun, Substitution } from "./substitution";

/** Runs a flow over files in the place of its sources, and writes its sinks below a folder. */
export async function runSubstituted(engine: Engine, whole: Flow, substitution: Substitution): Promise<SubstitutedRun> {
  refuseUnknownInputs(whole, substitution);
  const flow = { ...whole, script: substituted(whole, substitution) };
  refuseMissing(flow, substitution, callsIn(whole.script));
  refuseForeignSinks(flow, substitution);
  refuseClearedInputs(flow, substitution);
  const warnings: Problem[] = [];
  const ends: Ends = {
    open: async (statement, mentioned, relations) => {
      const request = { flow: flow.name, statement, mentioned, engine, relations };
      const input = substitution.inputs.get(statement.name);
      if (input === undefined) {
        return openSource({ ...request, ...(await stored(engine, flow, substitution, statement)) });
      }
      const opened = await openSubstitute(request, input);
      warnings.push(...opened.warnings);
      return opened.source;
    },
    write: async (sink) => writeSubstituted(engine, flow, substitution, sink),
  };
  // A sorted flow leaves sorted rows.
  await engine.run("SET preserve_insertion_order = true");
  const outcomes = await execute(engine, flow, ends, {
    started: () => undefined,
    signal: new AbortController().signal,
  });
  const sinks = Object.entries(outcomes).map(([name, { rowsWritten }]) => ({
    name,
    rows: rowsWritten,
    path: join(substitution.out, name),
  }));
  return { sinks, warnings };
}

/** What of the script is to run. A call of a web service reads its answers, like a source. */
function substituted({ name, script }: Flow, { previews }: Substitution) {
  const shown = withCallsGiven(withPreviews(script, previews), callsIn(script));
  if (shown.statements.some(({ verb }) => verb === "sink")) {
    return previews.length > 0 ? leadingToSinks(shown) : leadingToEnds(shown);
  }
  const read = new Set(script.statements.flatMap(({ inputs: from }) => from.map(({ stream }) => stream)));
  const streams = script.statements.filter((statement) => !read.has(statement.name)).flatMap(branchesOf);
  throw problem("flow-without-sinks", { flow: name, streams });
}

const branchesOf = ({ name, branches }: Statement): readonly string[] =>
  branches.length === 0 ? [name] : branches.map((branch) => `${name}@${branch}`);

async function stored(engine: Engine, flow: Flow, { streams, store }: Substitution, statement: Statement) {
  const location = streams.get(statement.name)?.location ?? { account: "" };
  const storage = new DirectoryStorage(store!);
  return {
    options: await declaredOptions(engine, flow, statement, location.format),
    location,
    accounts: { locate: (_: string, container: string, path: string) => ({ storage, path: `${container}/${path}` }) },
  };
}
