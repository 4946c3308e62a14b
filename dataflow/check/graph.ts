import { problem } from "../../errors";
import type { Script, Statement } from "../ast";
import { expressionsIn } from "../walk";
import { placeOf, type Findings } from "./findings";
import { suggestion } from "./suggestion";

/** The statements in an order in which each stands behind those it reads, cached lookups included; scripts may be in any order. */
export function ordered(script: Script, findings: Findings): readonly Statement[] {
  const byName = named(script, findings);
  const reads = new Map([...byName.values()].map((statement) => [statement, readsOf(statement)]));
  const order: Statement[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (statement: Statement, path: readonly string[]): void => {
    const seen = state.get(statement.name);
    if (seen === "done") return;
    if (seen === "open") {
      const circle = [...path.slice(path.indexOf(statement.name)), statement.name].join(" -> ");
      findings.error(problem("stream-cycle", { path: circle }, placeOf(statement)));
      return;
    }
    state.set(statement.name, "open");
    for (const name of reads.get(statement) ?? []) {
      const read = byName.get(name);
      if (read) visit(read, [...path, statement.name]);
    }
    state.set(statement.name, "done");
    order.push(statement);
  };
  for (const statement of byName.values()) {
    checkInputs(statement, byName, findings);
    visit(statement, []);
  }
  warnOfUnused(order, new Set([...reads.values()].flat()), findings);
  return order;
}

const readsOf = (statement: Statement): readonly string[] => [
  ...statement.inputs.map(({ stream }) => stream),
  ...[...expressionsIn(statement.args)].flatMap((expression) => (expression.kind === "cache" ? [expression.sink] : [])),
];

function named(script: Script, findings: Findings): ReadonlyMap<string, Statement> {
  const byName = new Map<string, Statement>();
  const byLowerCase = new Map<string, string>();
  for (const statement of script.statements) {
    const { name } = statement;
    const other = byLowerCase.get(name.toLowerCase());
    if (byName.has(name)) findings.error(problem("duplicate-stream", { name }, placeOf(statement)));
    else if (other) findings.unsupport(problem("stream-names-differ-by-case", { name, other }, placeOf(statement)));
    if (!byName.has(name)) byName.set(name, statement);
    byLowerCase.set(name.toLowerCase(), name);
  }
  return byName;
}

function checkInputs(statement: Statement, byName: ReadonlyMap<string, Statement>, findings: Findings): void {
  for (const input of statement.inputs) {
    const at = placeOf(input.at ? input : statement);
    const read = byName.get(input.stream);
    const names = { stream: input.stream, in: statement.name };
    if (read === undefined) {
      const nearest = suggestion(input.stream, [...byName.keys()]);
      const unknown = { name: input.stream, in: statement.name, ...(nearest === undefined ? {} : { nearest }) };
      findings.error(problem("unknown-stream", unknown, at));
    } else if (input.branch === undefined && read.branches.length > 0) {
      findings.error(problem("branch-needed", { ...names, branches: branchesOf(read) }, at));
    } else if (input.branch !== undefined && !read.branches.includes(input.branch)) {
      findings.error(problem("unknown-branch", { ...names, branch: input.branch, branches: branchesOf(read) }, at));
    }
  }
}

const branchesOf = ({ name, branches }: Statement): string => branches.map((branch) => `${name}@${branch}`).join(", ");

function warnOfUnused(statements: readonly Statement[], read: ReadonlySet<string>, findings: Findings): void {
  for (const statement of statements) {
    const ends = statement.verb === "sink" || statement.verb === "output";
    if (!ends && !read.has(statement.name))
      findings.warn(problem("unused-stream", { name: statement.name }, placeOf(statement)));
  }
}
