import type { Typed } from "../../check/typed";
import type { Bound, Join, Query, Select, SortKey, Window } from "../query";
import { expression, windowName, type Environment } from "./expression";
import { identifier } from "./text";

const joinWords = {
  inner: "JOIN",
  left: "LEFT JOIN",
  right: "RIGHT JOIN",
  full: "FULL JOIN",
  cross: "CROSS JOIN",
  semi: "SEMI JOIN",
  anti: "ANTI JOIN",
} as const;

/** A query as SQL. */
export function query(data: Query, environment: Environment): string {
  return data.kind === "union"
    ? data.parts.map((part) => select(part, environment)).join("\nUNION ALL\n")
    : select(data, environment);
}

function select(data: Select, environment: Environment): string {
  const sql = (value: Typed): string => expression(value, environment);
  const { relation, alias } = data.from;
  const clauses = [
    `SELECT ${data.columns.map(({ identifier: name, value }) => `${sql(value)} AS ${identifier(name)}`).join(", ")}`,
    `FROM ${relationSql(relation, environment)} AS ${alias}`,
    ...data.joins.map((join) => joinSql(join, environment)),
    data.where && `WHERE ${sql(data.where)}`,
    data.groupBy && data.groupBy.length > 0 && `GROUP BY ${data.groupBy.map((key) => groupKey(key, sql)).join(", ")}`,
    data.having && `HAVING ${sql(data.having)}`,
    data.window && `WINDOW ${windowName} AS (${windowSql(data.window, sql)})`,
    data.qualify && `QUALIFY ${sql(data.qualify)}`,
    data.orderBy && `ORDER BY ${data.orderBy.map((key) => sortKey(key, sql)).join(", ")}`,
  ];
  return clauses.filter((clause) => typeof clause === "string").join("\n");
}

const relationSql = (relation: string | Select, environment: Environment): string =>
  typeof relation === "string" ? identifier(relation) : `(${select(relation, environment)})`;

function joinSql({ type, relation, alias, on }: Join, environment: Environment): string {
  return `${joinWords[type]} ${relationSql(relation, environment)} AS ${alias}${on ? ` ON ${expression(on, environment)}` : ""}`;
}

function windowSql({ partition, order, frame }: Window, sql: (value: Typed) => string): string {
  const clauses = [
    partition.length > 0 && `PARTITION BY ${partition.map(sql).join(", ")}`,
    order.length > 0 && `ORDER BY ${order.map((key) => sortKey(key, sql)).join(", ")}`,
    frame &&
      `${frame.unit.toUpperCase()} BETWEEN ${bound(frame.from, "PRECEDING")} AND ${bound(frame.to, "FOLLOWING")}`,
  ];
  return clauses.filter((clause) => typeof clause === "string").join(" ");

  function bound(offset: Bound | "unbounded", open: "PRECEDING" | "FOLLOWING"): string {
    if (offset === "unbounded") return `UNBOUNDED ${open}`;
    const distance = sql(offset.distance);
    // Distances of points in time are milliseconds.
    const measured =
      frame?.unit === "range" && isMoment(order[0]?.value.type) ? `to_milliseconds(${distance})` : distance;
    return `${measured} ${offset.side.toUpperCase()}`;
  }
}

const isMoment = (type: Typed["type"] | undefined): boolean => type?.kind === "timestamp" || type?.kind === "date";

/** A bare number would name a column by its position. */
const groupKey = (key: Typed, sql: (value: Typed) => string): string =>
  key.kind === "constant" ? `(${sql(key)} || '')` : sql(key);

const sortKey = ({ value, descending, nullsFirst }: SortKey, sql: (value: Typed) => string): string =>
  `${sql(value)} ${descending ? "DESC" : "ASC"} NULLS ${nullsFirst ? "FIRST" : "LAST"}`;
