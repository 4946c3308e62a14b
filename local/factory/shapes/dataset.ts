import { z } from "zod";
import { documentation, dynamic, linkedServiceReference, parameterSpecifications } from "./common";

const common = {
  ...documentation,
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

export const dataset = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("Binary") }),
  z.strictObject({
    ...common,
    type: z.literal("DelimitedText"),
    columnDelimiter: dynamic.optional(),
    rowDelimiter: dynamic.optional(),
    quoteChar: dynamic.optional(),
    escapeChar: dynamic.optional(),
    firstRowAsHeader: dynamic.optional(),
    nullValue: dynamic.optional(),
    encodingName: dynamic.optional(),
  }),
  z.strictObject({ ...common, type: z.literal("Json"), encodingName: dynamic.optional() }),
  z.strictObject({ ...common, type: z.literal("Parquet"), compressionCodec: dynamic.optional() }),
]);
