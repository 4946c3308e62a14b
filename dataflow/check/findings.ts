import { Problem, type Where } from "../../errors";
import type { Span } from "../ast";

/**
 * What an analysis found; it goes on after a problem, so that one run shows them all. What a pattern finds for each column
 * that it matches is said once.
 */
export class Findings {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  /** What is right in Data Factory but cannot be run here. */
  readonly unsupported: Problem[] = [];
  /** The statement that is looked at: where a finding is that names no place of its own. */
  private place: Where = {};
  private readonly said = new Set<string>();

  of(statement: { readonly at?: Span | undefined }): void {
    this.place = placeOf(statement);
  }

  error(problem: Problem): void {
    this.add(this.problems, problem);
  }
  warn(problem: Problem): void {
    this.add(this.warnings, problem);
  }
  unsupport(problem: Problem): void {
    this.add(this.unsupported, problem);
  }

  private add(list: Problem[], problem: Problem): void {
    const found = problem.where.line === undefined ? problem.at(this.place) : problem;
    const { line, column } = found.where;
    const key = `${found.code}:${line}:${column}:${found.message}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    list.push(found);
  }
}

/** Where a node stands, for a problem. */
export const placeOf = (node: { readonly at?: Span | undefined }): Where =>
  node.at ? { line: node.at.line, column: node.at.column } : {};
