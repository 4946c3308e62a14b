/** The live rows of a Commerce table as SQL, with the column names of silver; `columns` are those that are wanted. */
export type Relation = (entity: string, columns: readonly Column[]) => string;

/** `key` columns are lower-cased and named `<name>_key`; `date` columns have no "none" and "never" dates. */
export type Column = string | { readonly key: string } | { readonly date: string };
