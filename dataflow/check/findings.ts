import { Problem, type Where } from "../../errors";
import type { Span } from "../ast";

/** What an analysis found; it goes on after a problem, so that one run shows them all. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  /** What is right in Data Factory but cannot be run here. */
  readonly unsupported: Problem[] = [];

  error(problem: Problem): void {
    this.problems.push(problem);
  }
  warn(problem: Problem): void {
    this.warnings.push(problem);
  }
  unsupport(problem: Problem): void {
    this.unsupported.push(problem);
  }
}

/** Where a node stands, for a problem. */
export const placeOf = (node: { readonly at?: Span | undefined }): Where =>
  node.at ? { line: node.at.line, column: node.at.column } : {};
