import fc from "fast-check";
import { failedRuns, kustoText, quarantinedRows, staleTables } from "./alerts";

const factory = "/subscriptions/0/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf";

describe("the alerts", () => {
  test("find the pipelines that failed", () => {
    expect(failedRuns.query(factory)).toBe(`ADFPipelineRun
| where _ResourceId =~ "${factory}"
| where Status == "Failed"
| summarize arg_max(TimeGenerated, RunId, FailureType) by PipelineName`);
  });

  test("find the rows in quarantine by table, in the output of the data flows", () => {
    expect(quarantinedRows.query(factory)).toBe(`ADFActivityRun
| where _ResourceId =~ "${factory}"
| where ActivityType == "ExecuteDataFlow" and Status == "Succeeded"
| mv-expand Count = parse_json(tostring(Output)).runStatus.output.counts.value
| extend Table = tostring(Count["table"]), Quarantined = tolong(Count.quarantined)
| where Quarantined > 0
| summarize Quarantined = sum(Quarantined) by Table, PipelineRunId`);
  });

  test("find each gold table that was not brought up to date in time, or never", () => {
    const { query, window } = staleTables(["gold_profiles_Customer", "gold_activities_Orders"], 6);
    expect(window).toBe("P2D");
    expect(query(factory)).toBe(`datatable (PipelineName: string) ["gold_profiles_Customer", "gold_activities_Orders"]
| join kind=leftouter (
ADFPipelineRun
| where _ResourceId =~ "${factory}"
| where Status == "Succeeded"
| summarize LastSuccess = max(TimeGenerated) by PipelineName
) on PipelineName
| where isnull(LastSuccess) or LastSuccess < ago(6h)
| project PipelineName, LastSuccess`);
  });
});

test("a text stays one text in a query, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(kustoText(text)).toMatch(/^"([^"\\]|\\["\\])*"$/);
    }),
  );
});
