import type { AddFile, DeltaColumn, DeltaType } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, literal } from "../duckdb/quote";
import { storedType } from "./columnType";

/** Types whose bounds in a file's statistics are exact enough to compare keys with. */
const prunable: readonly DeltaType["kind"][] = ["string", "long", "integer", "short", "byte", "date"];

/**
 * The files that may hold one of some keys, by the bounds that the log has of them. `keysQuery` gives the keys, in
 * columns named as in the table.
 */
export async function filesWithKeys(
  engine: Engine,
  files: readonly AddFile[],
  keysQuery: string,
  keys: readonly DeltaColumn[],
): Promise<readonly AddFile[]> {
  let candidates = files;
  for (const key of keys.filter(({ type }) => prunable.includes(type.kind))) {
    if (candidates.length === 0) break;
    const rows = await engine.rows<{ file: number }>(filesInRange(candidates, keysQuery, key));
    candidates = rows.map(({ file }) => candidates[file]!);
  }
  return candidates;
}

/** A file is in range where the least key not below its lower bound is not above its upper one. */
function filesInRange(files: readonly AddFile[], keysQuery: string, { name, type }: DeltaColumn): string {
  const bounds = files.map((file, index) => `(${index}, ${file.stats ? literal(file.stats) : "NULL"})`);
  const bound = (kind: "minValues" | "maxValues") =>
    `CAST(json_extract_string(stats, ${literal(`/${kind}/${pointer(name)}`)}) AS ${storedType(type)})`;
  return (
    `WITH f AS MATERIALIZED (SELECT file, ${bound("minValues")} AS low, ${bound("maxValues")} AS high ` +
    `FROM (VALUES ${bounds.join(", ")}) v(file, stats)), ` +
    `s AS (SELECT ${identifier(name)} AS k FROM (${keysQuery}) WHERE k IS NOT NULL) ` +
    `SELECT file FROM f WHERE low IS NULL OR high IS NULL UNION ALL ` +
    `SELECT file FROM f ASOF JOIN s ON f.low <= s.k WHERE s.k <= f.high ORDER BY file`
  );
}

/** A name as a step of a JSON pointer (RFC 6901). */
function pointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
