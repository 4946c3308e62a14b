import type { BronzeFormat } from "../bronze";
import { containers, linkedServices } from "../layout";
import type { LoadSettings } from "../settings";
import { expression } from "./expression";

export interface Dataset {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const linkedService = (referenceName: string) => ({ referenceName, type: "LinkedServiceReference" });
const text = { type: "String" };
const parameter = (name: string) => expression(`@dataset().${name}`);

/** The bronze container itself, to list its folders. */
const bronzeFolders = (container: string): Dataset => ({
  name: "bronze_folders",
  properties: {
    type: "Binary",
    linkedServiceName: linkedService(linkedServices.bronze),
    location: { type: "AzureBlobFSLocation", fileSystem: container },
  },
});

/** The `model.json` of one folder of the export. */
const bronzeModel = (container: string): Dataset => ({
  name: "bronze_model",
  properties: {
    type: "Binary",
    linkedServiceName: linkedService(linkedServices.bronze),
    parameters: { folder: text },
    location: {
      type: "AzureBlobFSLocation",
      fileSystem: container,
      folderPath: parameter("folder"),
      fileName: "model.json",
    },
  },
});

/** `Changelog/changelog.info`: one line, the folder that is being written now. */
const bronzeChangelog = (container: string): Dataset => ({
  name: "bronze_changelog",
  properties: {
    type: "DelimitedText",
    linkedServiceName: linkedService(linkedServices.bronze),
    location: {
      type: "AzureBlobFSLocation",
      fileSystem: container,
      folderPath: "Changelog",
      fileName: "changelog.info",
    },
    columnDelimiter: ",",
    quoteChar: '"',
    escapeChar: '"',
    firstRowAsHeader: false,
  },
});

/** One state blob. */
const state: Dataset = {
  name: "state",
  properties: {
    type: "Binary",
    linkedServiceName: linkedService(linkedServices.lake),
    parameters: { file: text },
    location: { type: "AzureBlobFSLocation", fileSystem: containers.state, fileName: parameter("file") },
  },
};

const bronze: Readonly<Record<BronzeFormat, (container: string) => readonly Dataset[]>> = {
  csv: (container) => [bronzeFolders(container), bronzeModel(container), bronzeChangelog(container)],
  // Its tables are read by data flows only.
  delta: () => [],
};

export const datasets = ({ bronzeFormat, bronzeContainer }: LoadSettings): readonly Dataset[] => [
  ...bronze[bronzeFormat](bronzeContainer),
  state,
];
