import { problem } from "../../errors";
import type { Option } from "../ast";
import { bind } from "../check/bind";
import { placeOf } from "../check/findings";
import { typeName } from "../typeName";
import type { DataType } from "../types";
import type { Context } from "./transformation";

type OptionKind = "text" | "flag" | "number" | "texts";

const optionsOfKind: Readonly<Record<OptionKind, readonly string[]>> = {
  flag: [
    "allowSchemaDrift", "validateSchema", "inferDriftedColumnTypes", "ignoreNoFilesFound", "fileList", "purgeFiles",
    "columnNamesAsHeader", "multiLineRow", "quoteAll", "enableCdc", "skipInitialLoad", "staged", "useSchema",
    "insertable", "updateable", "deletable", "upsertable", "deltaTruncate", "overwrite", "recreate", "truncate",
    "mergeSchema", "autoCompact", "optimizedWrite", "skipKeyWrites", "stageInsert", "allowCopyCommand", "output",
    "skipDuplicateMapInputs", "skipDuplicateMapOutputs", "outputAssertFailedRows", "ignoreAssertFailedRows", "local",
    "negate", "disjoint", "byName", "multiple", "lateral", "dense", "errors", "abort", "ignoreNullPivots",
    "caseInsensitive", "partitionLevel", "ignoreSpaces",
  ],
  text: [
    "format", "store", "fileSystem", "container", "folderPath", "fileName", "entity", "entityPath", "manifestName",
    "manifestType", "corpusStore", "corpusPath", "documentForm", "columnDelimiter", "quoteChar", "escapeChar",
    "nullValue", "rowUrlColumn", "partitionRootPath", "isolationLevel", "query", "mode", "waterMarkColumn",
    "filePattern", "rowFolderUrlColumn", "compressionCodec", "errorHandlingOption", "compressionType",
    "joinType", "matchType", "pickup", "broadcast", "columnNaming",
  ],
  number: ["startAt", "stepValue","limit", "skipLines", "vacuum", "saveOrder", "batchSize", "versionAsOf", "maxColumns"],
  texts: ["wildcardPaths", "moveFiles", "partitionFileNames", "keys"],
}; // prettier-ignore

const kinds: ReadonlyMap<string, OptionKind> = new Map(
  (Object.keys(optionsOfKind) as OptionKind[]).flatMap((kind) =>
    optionsOfKind[kind].map((name) => [name, kind] as const),
  ),
);

/** Formats whose files a local run reads and writes. */
export const localFormats: Readonly<Record<"source" | "sink", readonly string[]>> = {
  source: ["cdm", "delimited", "delta", "json", "parquet"],
  sink: ["cache", "delimited", "delta", "parquet"],
};

/**
 * Reports a store that a local run cannot reach. An option that nobody documents is left to the service, which takes
 * more of them than its pages name.
 */
export function checkStore(verb: "source" | "sink", { args, statement, scope, sources }: Context): void {
  if (sources !== undefined) return;
  const format = args.value("store") === "cache" ? "cache" : args.value("format");
  if (typeof format !== "string" || localFormats[verb].includes(format)) return;
  const feature = `a ${verb} of the format ${format}, unless its rows are given,`;
  scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }, placeOf(statement)));
}

/** Reports an option that everybody knows with a value of another type than it has. */
export function checkOption(option: Option, { scope, statement }: Pick<Context, "scope" | "statement">): void {
  const { verb } = statement;
  const kind = kinds.get(option.name);
  if (kind === undefined) return;
  // What stands for rows or parameters of a pipeline has its type only at run time.
  const { type } = bind(option.value, scope);
  if (type.kind === "any" || fits(type, kind)) return;
  const found = { stream: statement.name, verb, option: option.name, expected: expected[kind], given: typeName(type) };
  scope.findings.error(problem("option-type", found, placeOf(option)));
}

const expected: Readonly<Record<OptionKind, string>> = {
  flag: "true or false",
  text: "a text",
  number: "a number",
  texts: "a list of texts, such as ['a', 'b']",
};

function fits(type: DataType, kind: OptionKind): boolean {
  switch (kind) {
    case "flag":
      return type.kind === "boolean";
    case "text":
      return type.kind === "string";
    case "number":
      return ["byte", "short", "integer", "long", "double", "float", "decimal"].includes(type.kind);
    case "texts":
      return type.kind === "string" || (type.kind === "array" && ["string", "any"].includes(type.of.kind));
  }
}
