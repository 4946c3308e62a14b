import { Problem, type Problem as Found } from "../../errors";
import type { Script } from "../ast";
import { duckdb } from "../translate/duckdb";
import type { Query, Select } from "../translate/query";
import { analyse, type Analysis, type Given } from "./analyse";
import type { Schema } from "./schema";

export interface Findings {
  /** What Data Factory would refuse, or what cannot be right. */
  readonly problems: readonly Found[];
  /** What is allowed, but seldom meant. */
  readonly warnings: readonly Found[];
  /** What runs in Data Factory, but not here. */
  readonly features: readonly Found[];
  readonly streams: ReadonlyMap<string, Schema>;
}

/** Checks a script without running it: every stream, column, function and type. */
export function check(script: Script, given: Pick<Given, "sources" | "flowlets"> = {}): Findings {
  const { findings, streams, statements } = analyse(script, given);
  const refused = untranslatable(statements);
  const wrong = refused.filter(isWrongValue);
  return {
    problems: [...findings.problems, ...wrong],
    warnings: findings.warnings,
    features: [...findings.unsupported, ...refused.filter((one) => !isWrongValue(one))],
    streams,
  };
}

/** A constant that is wrong wherever the script runs, such as a regular expression that is none. */
const isWrongValue = ({ code }: Found): boolean => code.startsWith("value-");

/** What the functions refuse to translate, found by translating. */
function untranslatable(statements: Analysis["statements"]): readonly Found[] {
  return statements.flatMap(({ outputs }) =>
    outputs.flatMap(({ query }) => {
      try {
        if (query) duckdb.query(computed(query), { now: new Date(0) });
        return [];
      } catch (error) {
        if (error instanceof Problem) return [error];
        throw error;
      }
    }),
  );
}

/** A query without the columns that it passes on: most are, and they always translate. */
function computed(query: Query): Query {
  if (query.kind === "union")
    return { ...query, parts: query.parts.map((part) => ({ ...part, columns: computedOf(part) })) };
  return { ...query, columns: computedOf(query) };
}

const computedOf = ({ columns }: Pick<Select, "columns">) => columns.filter(({ value }) => value.kind !== "column");
