import type { Expression, ParameterDefinition, Script, Statement } from "../ast";
import type { DataType } from "../types";
import type { Sink, Stream } from "./stream";

export interface FlowParameter {
  readonly type: DataType;
  readonly default?: Expression;
}

/** The script that leads to these sinks: every statement once, each after those it reads. */
export function script(parameters: Readonly<Record<string, FlowParameter>>, sinks: readonly Sink[]): Script {
  const statements = new Map<string, Statement>();
  const add = (statement: Statement): void => {
    const known = statements.get(statement.name);
    if (known !== undefined && known !== statement) throw new Error(`two streams are named "${statement.name}"`);
    statements.set(statement.name, statement);
  };
  const visit = (stream: Stream<never>): void => {
    if (statements.get(stream.statement.name) === stream.statement) return;
    stream.from.forEach(visit);
    add(stream.statement);
  };
  for (const sink of sinks) {
    visit(sink.from);
    add(sink.statement);
  }
  return {
    parameters: Object.entries(parameters).map(([name, p]): ParameterDefinition => ({ name, ...p })),
    statements: [...statements.values()],
  };
}
