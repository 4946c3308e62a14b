import { z } from "zod";
import { dynamic, folder, linkedServiceReference, notes, parameterSpecifications } from "./common";

const common = {
  ...notes,
  folder,
  linkedServiceName: linkedServiceReference,
  parameters: parameterSpecifications.default({}),
  location: z.strictObject({
    type: z.literal("AzureBlobFSLocation"),
    fileSystem: dynamic.optional(),
    folderPath: dynamic.optional(),
    fileName: dynamic.optional(),
  }),
  /** Column names and types for the portal; a run takes them from the data. */
  schema: z.array(dynamic).optional(),
};

const delimited = {
  columnDelimiter: dynamic.optional(),
  rowDelimiter: dynamic.optional(),
  quoteChar: dynamic.optional(),
  escapeChar: dynamic.optional(),
  firstRowAsHeader: dynamic.optional(),
  nullValue: dynamic.optional(),
};
const encoded = { encodingName: dynamic.optional() };
const compressed = { compressionCodec: dynamic.optional() };

export const dataset = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("Binary") }),
  z.strictObject({ ...common, type: z.literal("DelimitedText"), ...delimited, ...encoded }),
  z.strictObject({ ...common, type: z.literal("Json"), ...encoded }),
  z.strictObject({ ...common, type: z.literal("Parquet"), ...compressed }),
]);

/** The properties that say how the files are written. */
export const formatOptions: readonly string[] = Object.keys({ ...delimited, ...encoded, ...compressed });
