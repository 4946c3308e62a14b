import type { ColumnDefinition, Statement } from "../../../dataflow/ast";
import { translateFormat } from "../../../dataflow/translate";
import { types } from "../../../dataflow/types";
import { fromText } from "./fromText";
import type { SourceColumn } from "./source";

/** A column of a source whose files hold text: where its text is, and what becomes of it. */
export interface TextColumn extends SourceColumn {
  /** Position in the files; undefined where they lack the column. */
  readonly position: number | undefined;
  /** The value of the column in SQL, of its text in SQL. */
  readonly convert: (text: string) => string;
}

/** What a source declares in `output(…)`. */
export function declaredColumns(statement: Statement): readonly ColumnDefinition[] {
  return statement.args.flatMap((argument) =>
    argument.kind === "schema" && argument.name === "output" ? argument.columns : [],
  );
}

/** The declared columns, converted; then with schema drift all others of the files, as text. */
export function textColumns(
  declared: readonly ColumnDefinition[],
  inFiles: readonly string[],
  allowSchemaDrift: boolean,
): readonly TextColumn[] {
  const known = new Set(declared.map(({ name }) => name));
  const typed = declared.map(({ name, type = types.string, format }): TextColumn => {
    const position = inFiles.indexOf(name);
    return {
      name,
      type,
      declared: true,
      position: position < 0 ? undefined : position,
      convert: (text) => (format === undefined ? fromText(text, type) : translateFormat(text, type, format)),
    };
  });
  if (!allowSchemaDrift) return typed;
  const drifted = inFiles.flatMap((name, position): TextColumn[] =>
    known.has(name) ? [] : [{ name, type: types.string, declared: false, position, convert: (text) => text }],
  );
  return [...typed, ...drifted];
}
