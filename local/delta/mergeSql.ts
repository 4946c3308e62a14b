import type { DeltaColumn } from "../../lake/delta";
import { identifier } from "../duckdb/quote";
import { storedType } from "./columnType";
import { fileColumn, rowColumn, type ScanColumn } from "./scan";

/** A row's policy beside the table's columns, of which none can be called so. */
export const policy = identifier("policy;");

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

  /** A row where some key may come several times: equal keys have equal hashes, and numbers are grouped faster than texts. */
  repeatedHash(): string {
    return (
      `SELECT count(*) AS rows FROM ${this.changes} WHERE ${this.hasKey()} ` +
      `GROUP BY hash(${this.keyNames().join(", ")}) HAVING count(*) > 1 LIMIT 1`
    );
  }

  /** A key that several rows have, as text in `k0`, `k1` …, and how many they are. */
  duplicateKey(): string {
    const names = this.keyNames();
    const shown = names.map((name, index) => `CAST(${name} AS VARCHAR) AS k${index}`);
    return (
      `SELECT ${shown.join(", ")}, count(*) AS rows FROM ${this.changes} ` +
      `WHERE ${this.hasKey()} ` +
      `GROUP BY ${names.join(", ")} HAVING count(*) > 1 LIMIT 1`
    );
  }

  /** The keys of all rows that may meet one of the table. */
  changedKeys(): string {
    return `SELECT ${this.keyNames().join(", ")} FROM ${this.changes} WHERE ${policy} <> 'insert'`;
  }

  /** Where the keys are in the table's files, to be scanned for `createMatched`. */
  scannedKeys(): readonly ScanColumn[] {
    return this.keys.map(({ name, type }, index) => ({ inFile: name, name: `k${index}`, type: storedType(type) }));
  }

  /** `scan` gives the keys of the files that may match. */
  createMatched(scan: string): string {
    const create = `CREATE TEMP TABLE ${this.matched} AS`;
    const meets = this.keyNames()
      .map((name, index) => `s.${name} = t.k${index}`)
      .join(" AND ");
    // In two joins: the wide rows of the changes meet only the few rows of the table that match one.
    return (
      `${create} WITH t AS MATERIALIZED (SELECT * FROM ${scan} t ` +
      `WHERE EXISTS (SELECT 1 FROM ${this.changes} s WHERE ${policy} <> 'insert' AND ${meets})) ` +
      `SELECT s.*, t.${fileColumn}, t.${rowColumn} FROM ${this.changes} s JOIN t ON ${meets} WHERE ${policy} <> 'insert'`
    );
  }

  touchedFiles(): string {
    return (
      `SELECT ${fileColumn} AS file, count(*) FILTER (${policy} <> 'delete') AS updated, ` +
      `count(*) FILTER (${policy} = 'delete') AS deleted FROM ${this.matched} GROUP BY ${fileColumn} ORDER BY ${fileColumn}`
    );
  }

  /** A file's columns, to be scanned for `rewritten`. */
  scannedColumns(): readonly ScanColumn[] {
    return this.schema.map(({ name, type }) => ({ inFile: name, name, type: storedType(type) }));
  }

  /** What the rows of a file become; `scan` gives them, `index` is its place among the files scanned for matches. */
  rewritten(scan: string, index: number): string {
    // NOT IN keeps the rows in their order, NOT EXISTS may hash the file and shuffle them, and it compresses worse.
    return (
      `SELECT ${this.columns} FROM ${scan} WHERE ${rowColumn} NOT IN ` +
      `(SELECT ${rowColumn} FROM ${this.matched} WHERE ${fileColumn} = ${index}) ` +
      `UNION ALL SELECT ${this.columns} FROM ${this.matched} WHERE ${fileColumn} = ${index} AND ${policy} <> 'delete'`
    );
  }

  /** The rows that are new where none of the table's matches. */
  addedWithoutMatches(): string {
    return `SELECT ${this.columns} FROM ${this.changes} s WHERE ${policy} IN ('insert', 'upsert')`;
  }

  /** The rows that are new to the table. */
  added(): string {
    return (
      `SELECT ${this.columns} FROM ${this.changes} s WHERE ${policy} = 'insert' OR (${policy} = 'upsert' ` +
      `AND NOT EXISTS (SELECT 1 FROM ${this.matched} m WHERE ${this.sameKey("m", "s")}))`
    );
  }

  private hasKey(): string {
    return [`${policy} <> 'insert'`, ...this.keyNames().map((name) => `${name} IS NOT NULL`)].join(" AND ");
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
