import type { Statement } from "../../dataflow/ast";
import type { Engine } from "../duckdb/engine";
import type { Json } from "../duckdb/json";
import type { FileFormat } from "../factory/ports";
import { datasetOptions } from "./dataset";
import type { Flow } from "./flow";
import { optionsOf } from "./options";
import { valueOf } from "./run";

/** The options of a source or sink: those of its dataset, and over them those of the script. */
export async function declaredOptions(
  engine: Engine,
  flow: Flow,
  statement: Statement,
  format: FileFormat | undefined,
): Promise<Readonly<Record<string, Json>>> {
  const written = await optionsOf(statement, (expression) => valueOf(engine, flow, expression));
  return { ...datasetOptions(format), ...written };
}
