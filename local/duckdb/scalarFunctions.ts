import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DOUBLE,
  DuckDBBlobValue,
  DuckDBListValue,
  DuckDBScalarFunction,
  FLOAT,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from "@duckdb/node-api";
import { javascriptFunctions } from "../../dataflow/functions";
import type { JavascriptFunction, JavascriptValue, Scalar } from "../../dataflow/functions/javascript";
import type { DataType } from "../../dataflow/types";

/**
 * Gives a connection the functions of the data flow language that neither the engine nor SQL can express. Of what one
 * throws the engine passes on the message only: `thrown` is told the error itself.
 */
export function registerScalarFunctions(
  connection: DuckDBConnection,
  thrown: (error: unknown) => void = () => undefined,
): void {
  for (const definition of javascriptFunctions) connection.registerScalarFunction(scalarFunction(definition, thrown));
}

function scalarFunction(
  { name, parameters, result, volatile, compute }: JavascriptFunction,
  thrown: (error: unknown) => void,
): DuckDBScalarFunction {
  const computed = (values: readonly DuckDBValue[]): JavascriptValue | null => {
    try {
      return compute(...(values.map(fromEngine) as never[]));
    } catch (error) {
      thrown(error);
      throw error;
    }
  };
  return DuckDBScalarFunction.create({
    name,
    parameterTypes: parameters.map(engineType),
    returnType: engineType(result),
    volatile,
    mainFunction: (_, input, output) => {
      const columns = parameters.map((_type, index) => input.getColumnVector(index));
      for (let row = 0; row < input.rowCount; row += 1) {
        const values = columns.map((column) => column.getItem(row) as DuckDBValue);
        const given = values.includes(null) ? null : computed(values);
        output.setItem(row, given === null ? null : toEngine(given));
      }
      output.flush();
    },
  });
}

function engineType(type: DataType): DuckDBType {
  switch (type.kind) {
    case "string":
      return VARCHAR;
    case "boolean":
      return BOOLEAN;
    case "integer":
      return INTEGER;
    case "long":
      return BIGINT;
    case "float":
      return FLOAT;
    case "double":
      return DOUBLE;
    case "binary":
      return BLOB;
    case "array":
      return LIST(engineType(type.of));
    default:
      throw new Error(`no JavaScript function takes or gives ${type.kind}`);
  }
}

function fromEngine(value: DuckDBValue): JavascriptValue {
  if (value instanceof DuckDBBlobValue) return value.bytes;
  if (value instanceof DuckDBListValue) return value.items.map(fromEngine) as readonly Scalar[];
  return value as Scalar;
}

function toEngine(value: JavascriptValue): DuckDBValue {
  if (value instanceof Uint8Array) return new DuckDBBlobValue(value);
  return Array.isArray(value) ? listValue((value as readonly Scalar[]).map(toEngine)) : (value as DuckDBValue);
}
