import type { Assignment, Block, Expression, Option, Positional, Schema, Statement } from "../ast";
import { bind } from "../check/bind";
import { constantOf } from "../check/constant";
import type { Scope } from "../check/scope";
import type { Known } from "../check/typed";

type Kinds = { option: Option; schema: Schema; block: Block; assignment: Assignment; positional: Positional };

/** The arguments of a statement, by kind and name. */
export class Arguments {
  constructor(
    readonly statement: Pick<Statement, "args">,
    private readonly scope: Scope,
  ) {}

  of<K extends keyof Kinds>(kind: K): readonly Kinds[K][] {
    return this.statement.args.filter((argument) => argument.kind === kind) as unknown as readonly Kinds[K][];
  }

  block(name: string): Block | undefined {
    return this.of("block").find((block) => block.name === name);
  }

  blocks(...names: readonly string[]): readonly Block[] {
    return this.of("block").filter((block) => names.includes(block.name));
  }

  option(name: string): Expression | undefined {
    return this.of("option").find((option) => option.name === name)?.value;
  }

  /** The value of an option, which may be an expression over parameters. */
  value(name: string): Known {
    const option = this.option(name);
    return option && constantOf(bind(option, this.scope));
  }

  flag(name: string): boolean {
    return this.value(name) === true;
  }

  /** The output column of a schema argument: `output(key as long)`. */
  outputColumn(): Schema["columns"][number] | undefined {
    return this.of("schema").find((schema) => schema.name === "output")?.columns[0];
  }
}

/** The expressions in a block: `over(a, b)`. */
export const valuesOf = (block: Block | undefined): readonly Expression[] =>
  (block?.args ?? []).flatMap((argument) => (argument.kind === "positional" ? [argument.value] : []));
