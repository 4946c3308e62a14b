import type { Engine } from "../duckdb/engine";
import { identifier } from "../duckdb/quote";

interface Definition {
  readonly sql: string;
  /** The names that the query reads. */
  readonly reads: readonly string[];
}

/** The temporary tables and views of one run of a data flow. They are DuckDB's own to spill, and go away together. */
export class Relations {
  readonly #dropped: string[] = [];
  readonly #definitions = new Map<string, Definition>();

  constructor(private readonly engine: Engine) {}

  /**
   * A name for the rows of a query, which is computed wherever `query` takes it in. A view would do the same, but DuckDB
   * analyses a view when it is made and again when it is used, with all that stands below it.
   */
  define(name: string, sql: string, reads: readonly string[]): void {
    this.#definitions.set(name, { sql, reads });
  }

  /** A query with the definitions of the names that it reads. */
  query(sql: string, reads: readonly string[]): string {
    const needed = new Set<string>();
    const need = (name: string): void => {
      const definition = this.#definitions.get(name);
      if (definition === undefined || needed.has(name)) return;
      definition.reads.forEach(need);
      needed.add(name);
    };
    reads.forEach(need);
    if (needed.size === 0) return sql;
    // Not materialized: what is worth keeping is stored already.
    const definitions = [...needed].map(
      (name) => `${identifier(name)} AS NOT MATERIALIZED (${this.#definitions.get(name)!.sql})`,
    );
    return `WITH ${definitions.join(", ")} FROM (${sql})`;
  }

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
    const dropped = this.#dropped.splice(0).toReversed();
    if (dropped.length > 0) await this.engine.run(dropped.join("; "));
  }
}
