import type { Problem } from "../../errors";
import type { Statement } from "../ast";
import type { Schema } from "../check/schema";
import type { Scope } from "../check/scope";
import type { SourceRelation } from "../translate/plan";
import type { Query } from "../translate/query";
import type { Arguments } from "./arguments";

/** What a statement gives: one stream, or one for each branch. */
export interface Output {
  readonly branch?: string;
  readonly schema: Schema;
  /** Absent for a source: its rows are there already. */
  readonly query?: Query;
  /** Only passes columns and rows on, at no cost. */
  readonly trivial: boolean;
}

/** A query that must give no row; else the flow fails before anything is written. */
export interface Check {
  readonly id: string;
  readonly message: string;
  readonly query: Query;
}

/** What must be asked of the rows before the statement is understood: its answers are texts. */
export interface Question {
  readonly stream: string;
  readonly query: Query;
}

/** The answers to the questions that were asked, by stream. */
export type Answers = ReadonlyMap<string, readonly (string | null)[]>;

export interface Analysed {
  readonly outputs: readonly Output[];
  readonly checks: readonly Check[];
  readonly question?: Question;
}

export interface Context {
  readonly statement: Statement;
  readonly args: Arguments;
  /** Its inputs, under the aliases that the query gives them. */
  readonly scope: Scope;
  /** What a runner says of the sources; absent when a script is checked alone. */
  readonly sources?: readonly SourceRelation[];
  /** What the rows answered to questions; absent when a script is checked alone. */
  readonly answers?: Answers;
  /** Whether some expression of the script asks for a mark, so that marks nobody reads are not carried. */
  readonly asks: (functionName: string) => boolean;
  /** Reports, at a place of the statement. */
  readonly error: (problem: Problem) => void;
}

/** One transformation of the language: all that is known of its verb. */
export interface Transformation {
  readonly verb: string;
  /** The fewest and the most streams it reads. */
  readonly inputs: readonly [number, number];
  /** Blocks it takes, such as `mapColumn`. */
  readonly blocks: readonly string[];
  /** Options that it acts on, or that change no result; another one cannot be run. Absent where the runner judges them. */
  readonly options?: readonly string[];
  /** What it has in Data Factory but not here, and why. */
  readonly refuses?: string;
  readonly analyse: (context: Context) => Analysed;
}

export const one = (schema: Schema, query: Query, trivial = false): Analysed => ({
  outputs: [{ schema, query, trivial }],
  checks: [],
});
