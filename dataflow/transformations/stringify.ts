import { delimitedOptions, delimitedText, layoutOf } from "./documents/delimited";
import { jsonText } from "./documents/writeJson";
import { documents, refuseFormat } from "./parse";
import type { Transformation } from "./transformation";

/** Writes structures and arrays as text (Microsoft: Stringify transformation). */
export const stringify: Transformation = {
  verb: "stringify",
  inputs: [1, 1],
  blocks: ["partitionBy"],
  options: ["format", "documentForm", ...delimitedOptions],
  analyse: (context) =>
    documents(context, (value, _, { args, scope }) => {
      const format = args.value("format");
      switch (format) {
        case "json":
          return jsonText(value, scope);
        case "delimited":
          return delimitedText(value, layoutOf(args), scope);
        default:
          return refuseFormat(value, format, scope);
      }
    }),
};
