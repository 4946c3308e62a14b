import type { LoadSettings } from "./settings";

/** What a deployment without wishes of its own decides, for tests. */
export const plainSettings: LoadSettings = {
  accounts: { bronze: "bronze", lake: "lake", gold: "gold" },
  bronzeFormat: "csv",
  bronzeContainer: "dataverse",
  companies: [],
  ordersSince: undefined,
  dropColumns: {},
  language: "en-us",
  integrationRuntime: "dataflows",
};
