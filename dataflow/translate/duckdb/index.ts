import type { Dialect } from "../dialect";
import { expression } from "./expression";
import { query } from "./query";

export const duckdb: Dialect = { name: "DuckDB", query, expression };
