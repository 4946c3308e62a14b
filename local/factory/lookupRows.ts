import { problem } from "../../errors";
import { Engine } from "../duckdb/engine";
import { literal, pathLiteral } from "../duckdb/quote";
import type { FileFormat } from "./ports";

type Row = Readonly<Record<string, unknown>>;

async function query(sql: string): Promise<Row[]> {
  const engine = await Engine.open({ threads: 1 }); // One thread reads in the order of the file.
  try {
    return await engine.rows(sql);
  } finally {
    await engine.close();
  }
}

/** Every value is text; without a header columns are `Prop_0`, `Prop_1` … as Azure names them. */
async function readDelimited(path: string, format: FileFormat, limit: number): Promise<Row[]> {
  const header = format["firstRowAsHeader"] === true;
  const option = (name: string, otherwise: string) => literal(String(format[name] ?? otherwise));
  const rows = await query(
    `SELECT * FROM read_csv(${pathLiteral(path)}, all_varchar = true, header = ${header}, delim = ${option("columnDelimiter", ",")},
       quote = ${option("quoteChar", '"')}, escape = ${option("escapeChar", "\\")}, nullstr = ${option("nullValue", "")})
     LIMIT ${limit}`,
  );
  if (header) return rows;
  return rows.map((row) => Object.fromEntries(Object.values(row).map((value, at) => [`Prop_${at}`, value])));
}

/** An array of objects, or objects one after another. */
async function readJson(path: string, limit: number): Promise<Row[]> {
  const rows = await query(`SELECT json FROM read_json_objects(${pathLiteral(path)}, format = 'auto') LIMIT ${limit}`);
  return rows.map(({ json }) => JSON.parse(String(json)) as Row);
}

/** Refuses what DuckDB would read otherwise. */
function checkEncoding({ encodingName = "UTF-8", rowDelimiter = "\n" }: FileFormat): void {
  if (encodingName !== "UTF-8")
    throw problem("not-supported-locally", { feature: `a Lookup of a file in ${encodingName}` });
  if (!/^\r?\n$/.test(String(rowDelimiter)))
    throw problem("not-supported-locally", { feature: "a Lookup of rows that end with no line feed" });
}

/** The first rows of a file, as a Lookup activity answers them. */
export async function readRows(path: string, format: FileFormat, limit: number): Promise<readonly Row[]> {
  checkEncoding(format);
  switch (format.type) {
    case "DelimitedText":
      return readDelimited(path, format, limit);
    case "Json":
      return readJson(path, limit);
    case "Binary":
    case "Parquet":
      throw problem("not-supported-locally", { feature: `a Lookup of a ${format.type} dataset` });
  }
}
