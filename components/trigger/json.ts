/** An object of JSON, as Data Factory takes and gives them. */
export type Json = Readonly<Record<string, unknown>>;
