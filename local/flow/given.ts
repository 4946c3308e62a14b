import type { Argument, Script, Statement } from "../../dataflow/ast";

/** A flowlet that runs by itself: it reads its rows where it would be given them, and writes those that it would give. */
export function withoutFlowletEnds(script: Script): Script {
  return replaced(script, (statement) => {
    const { verb, inputs, args } = statement;
    if (verb === "input" && inputs.length === 0) return asSource(statement);
    if (verb === "output") return { ...statement, verb: "sink", args: args.filter(({ kind }) => kind === "block") };
    return statement;
  });
}

/** A script in which calls of web services whose rows are given read those, as a source does. */
export function withCallsGiven(script: Script, given: ReadonlySet<string>): Script {
  return replaced(script, (statement) =>
    statement.verb === "call" && given.has(statement.name) ? asSource(statement) : statement,
  );
}

/** The calls of web services in a script. */
export const callsIn = ({ statements }: Script): ReadonlySet<string> =>
  new Set(statements.filter(({ verb }) => verb === "call").map(({ name }) => name));

/** The streams whose rows can be given. */
export function streamsToGive({ statements }: Script): readonly string[] {
  return statements.filter(({ verb }) => verb === "source" || verb === "call").map(({ name }) => name);
}

const replaced = (script: Script, replace: (statement: Statement) => Statement): Script => ({
  ...script,
  statements: script.statements.map(replace),
});

const asSource = (statement: Statement): Statement => ({
  ...statement,
  verb: "source",
  inputs: [],
  args: statement.args.filter(isOfSource),
});

const isOfSource = (argument: Argument): boolean =>
  argument.kind === "schema" || (argument.kind === "option" && argument.name === "allowSchemaDrift");
