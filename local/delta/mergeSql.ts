import type { DeltaColumn } from "../../lake/delta";
import { identifier } from "../duckdb/quote";
import { storedType } from "./incoming";
import { scanSql } from "./relation";

/** The columns that go beside a table's own; no column of a Delta table can hold these characters. */
export const policy = identifier("policy;");
const file = identifier("file;");

/** The statements of one merge: `changes` are the rows that come, `matched` those of them that meet a row, and its file. */
export class MergeSql {
  private readonly columns: string;
  private readonly changes: string;
  private readonly matched: string;

  constructor(
    private readonly schema: readonly DeltaColumn[],
    private readonly keys: readonly DeltaColumn[],
    changes: string,
    matched: string,
  ) {
    this.columns = schema.map(({ name }) => identifier(name)).join(", ");
    this.changes = identifier(changes);
    this.matched = identifier(matched);
  }

  createChanges(query: string): string {
    return `CREATE TEMP VIEW ${this.changes} AS ${query}`;
  }

  drop(): string {
    return `DROP TABLE IF EXISTS ${this.matched}; DROP VIEW IF EXISTS ${this.changes}`;
  }

  unknownPolicy(): string {
    return `SELECT ${policy} AS policy FROM ${this.changes} WHERE ${policy} NOT IN ('insert', 'update', 'upsert', 'delete') LIMIT 1`;
  }

  /** A key that several rows have, as text in `k0`, `k1` …, and how many they are. */
  duplicateKey(): string {
    const names = this.keyNames();
    const shown = names.map((name, index) => `CAST(${name} AS VARCHAR) AS k${index}`);
    return (
      `SELECT ${shown.join(", ")}, count(*) AS rows FROM ${this.changes} ` +
      `WHERE ${policy} <> 'insert' AND ${names.map((name) => `${name} IS NOT NULL`).join(" AND ")} ` +
      `GROUP BY ${names.join(", ")} HAVING count(*) > 1 LIMIT 1`
    );
  }

  /** The keys of all rows that may meet one of the table. */
  changedKeys(): string {
    return `SELECT ${this.keyNames().join(", ")} FROM ${this.changes} WHERE ${policy} <> 'insert'`;
  }

  createMatched(paths: readonly string[]): string {
    const table = `CREATE TEMP TABLE ${this.matched} AS SELECT s.*,`;
    if (paths.length === 0) return `${table} 0 AS ${file} FROM ${this.changes} s LIMIT 0`;
    const scanned = this.keys.map(({ name, type }, index) => ({
      inFile: name,
      name: `k${index}`,
      type: storedType(type),
    }));
    const meets = this.keyNames().map((name, index) => `s.${name} = t.k${index}`);
    return (
      `${table} t.file_index AS ${file} FROM ${this.changes} s JOIN (SELECT *, file_index FROM ${scanSql(paths, scanned)}) t ` +
      `ON ${meets.join(" AND ")} WHERE s.${policy} <> 'insert'`
    );
  }

  touchedFiles(): string {
    return (
      `SELECT ${file} AS file, count(*) FILTER (${policy} <> 'delete') AS updated, ` +
      `count(*) FILTER (${policy} = 'delete') AS deleted FROM ${this.matched} GROUP BY ${file} ORDER BY ${file}`
    );
  }

  /** What a file's rows become. */
  rewritten(path: string, index: number): string {
    const scanned = this.schema.map(({ name, type }) => ({ inFile: name, name, type: storedType(type) }));
    return (
      `SELECT ${this.columns} FROM ${scanSql([path], scanned)} t WHERE NOT EXISTS ` +
      `(SELECT 1 FROM ${this.matched} m WHERE m.${file} = ${index} AND ${this.sameKey("m", "t")}) ` +
      `UNION ALL SELECT ${this.columns} FROM ${this.matched} WHERE ${file} = ${index} AND ${policy} <> 'delete'`
    );
  }

  /** The rows that are new to the table. */
  added(): string {
    return (
      `SELECT ${this.columns} FROM ${this.changes} s WHERE ${policy} = 'insert' OR (${policy} = 'upsert' ` +
      `AND NOT EXISTS (SELECT 1 FROM ${this.matched} m WHERE ${this.sameKey("m", "s")}))`
    );
  }

  private keyNames(): readonly string[] {
    return this.keys.map(({ name }) => identifier(name));
  }

  private sameKey(one: string, other: string): string {
    return this.keyNames()
      .map((name) => `${one}.${name} = ${other}.${name}`)
      .join(" AND ");
  }
}
