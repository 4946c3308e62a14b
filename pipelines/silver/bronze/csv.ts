import { and, byName, not, parameter, Stream, toLong, toText } from "../../../dataflow/build";
import { types } from "../../../dataflow/types";
import type { CommerceTable } from "../../commerce/table";
import { pick } from "../../pick";
import { isDeleteMark, parseText, sinkTimestamp } from "../parse";
import { convertible, fileColumn, namesOf, rowColumn, systemColumns, textOf } from "./columns";
import { folderLabel } from "./folderLabel";
import type { BronzeSource } from "./source";

/** One folder of changes, as CSV files that `model.json` describes: rows written since the folder before, and deletions. */
export const csvSource: BronzeSource = {
  parameters: { container: { type: types.string }, folder: { type: types.string } },
  label: folderLabel,
  refusedIn: parameter("folder"),
  refusedFile: folderLabel,
  rows: ({ entity }) =>
    Stream.source(
      `${entity}Export`,
      {},
      {
        allowSchemaDrift: true,
        validateSchema: false,
        ignoreNoFilesFound: true,
        format: "cdm",
        manifestType: "model",
        entity,
        fileSystem: parameter("container"),
        folderPath: parameter("folder"),
      },
    ).untyped(),
  typed: (table, rows) =>
    texts(table, rows).derive(`${table.entity}Parsed`, (c) => ({
      versionnumber: toLong(c[textOf("versionnumber")]!),
      SinkModifiedOn: sinkTimestamp(c[textOf("SinkModifiedOn")]!),
      IsDelete: isDeleteMark(c[textOf("IsDelete")]!),
      ...Object.fromEntries(convertible(table).map(({ name, type }) => [name, parseText(type, c[textOf(name)]!)])),
    })),
  winsTie: (isDelete, heldIsDelete) => and(isDelete, not(heldIsDelete)),
  // A folder names what changed: what it lacks stays as it is.
  absent: () => ({ changes: [], counts: [] }),
  moreCounts: [],
  verified: (counts) => counts,
};

/** The columns that the model uses, by name and as text; what a conversion can fail on is named `…_text`. */
function texts(table: CommerceTable, rows: Stream<string>): Stream<string> {
  const { entity } = table;
  const converted = new Set<string>([...systemColumns.slice(1), ...convertible(table).map(({ name }) => name)]);
  const columns = namesOf(table).map(
    (name) => [converted.has(name) ? textOf(name) : name, toText(byName(name))] as const,
  );
  const derived = rows.derive(`${entity}Text`, () => ({
    ...Object.fromEntries(columns),
    file: toText(byName(fileColumn)),
    row: toLong(byName(rowColumn)),
  }));
  // Only what is used goes on: an export has hundreds of columns that would be carried through every shuffle.
  return derived.select(`${entity}Rows`, (c) => pick(c, [...columns.map(([name]) => name), "file", "row"]));
}
