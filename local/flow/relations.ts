import type { Engine } from "../duckdb/engine";
import { identifier } from "../duckdb/quote";

/** The temporary tables and views of one run of a data flow. They are DuckDB's own to spill, and go away together. */
export class Relations {
  readonly #dropped: string[] = [];

  constructor(private readonly engine: Engine) {}

  /** A name for the rows of a query, which is computed wherever it is used. */
  async view(name: string, sql: string): Promise<void> {
    await this.engine.run(`CREATE TEMP VIEW ${identifier(name)} AS ${sql}`);
    this.#dropped.push(`DROP VIEW IF EXISTS ${identifier(name)}`);
  }

  /** The rows of a query, computed once. */
  async table(name: string, sql: string): Promise<void> {
    // Temporary tables are not compressed, which costs as much as the query itself, and still leave a full memory.
    await this.engine.run(`CREATE TEMP TABLE ${identifier(name)} AS ${sql}`);
    this.#dropped.push(`DROP TABLE IF EXISTS ${identifier(name)}`);
  }

  /** A table that somebody else makes. */
  owns(table: string): void {
    this.#dropped.push(`DROP TABLE IF EXISTS ${identifier(table)}`);
  }

  async drop(): Promise<void> {
    for (const statement of this.#dropped.splice(0).toReversed()) await this.engine.run(statement);
  }
}
