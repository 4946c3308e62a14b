export { identifier, literal, sqlType } from "../../dataflow/translate/duckdb/text";
