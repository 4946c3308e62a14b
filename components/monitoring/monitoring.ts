import * as monitor from "@pulumi/azure-native/monitor";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as pulumi from "@pulumi/pulumi";
import { failedRuns, quarantinedRows, staleTables, type Alert } from "./alerts";
import { logsOf, type LogSource } from "./diagnostics";

export interface MonitoringArgs {
  readonly resourceGroupName: pulumi.Input<string>;
  /** An existing workspace; one of our own where there is none. */
  readonly logWorkspaceId: string | undefined;
  readonly logWorkspaceName: string;
  readonly retentionDays: number;
  readonly sources: readonly { readonly name: string; readonly kind: LogSource; readonly id: pulumi.Input<string> }[];
  readonly factoryId: pulumi.Output<string>;
  /** The pipelines that bring gold tables up to date; none before there is a load. */
  readonly goldPipelines: readonly string[];
  /** 0 for no such alert. */
  readonly staleAfterHours: number;
  readonly actionGroupName: string;
  /** Who gets the alerts. */
  readonly emails: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Logs of everything in one workspace, and an e-mail for what should not wait. */
export class Monitoring extends pulumi.ComponentResource {
  constructor(name: string, args: MonitoringArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:monitor:Monitoring", name, {}, options);
    const workspaceId = args.logWorkspaceId ?? this.createWorkspace(args).id;
    for (const source of args.sources) this.collect(source, workspaceId);
    const actionGroup = this.createActionGroup(args);
    for (const alert of alertsOf(args)) this.watch(alert, workspaceId, actionGroup, args);
    this.registerOutputs();
  }

  private createWorkspace({ logWorkspaceName, resourceGroupName, retentionDays, tags }: MonitoringArgs) {
    return new operationalinsights.Workspace(
      "logs",
      {
        workspaceName: logWorkspaceName,
        resourceGroupName,
        sku: { name: "PerGB2018" },
        retentionInDays: retentionDays,
        features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
        tags,
      },
      { parent: this },
    );
  }

  private collect({ name, kind, id }: MonitoringArgs["sources"][number], workspaceId: pulumi.Input<string>) {
    new monitor.DiagnosticSetting(
      `${name}-logs`,
      { name: "to-log-analytics", resourceUri: id, workspaceId, ...logsOf(kind) },
      { parent: this },
    );
  }

  private createActionGroup({ actionGroupName, resourceGroupName, emails, tags }: MonitoringArgs) {
    return new monitor.ActionGroup(
      "alerts",
      {
        actionGroupName,
        resourceGroupName,
        location: "Global",
        enabled: true,
        // At most 12 characters.
        groupShortName: "commerce",
        emailReceivers: emails.map((emailAddress) => ({
          name: emailAddress,
          emailAddress,
          useCommonAlertSchema: true,
        })),
        tags,
      },
      { parent: this },
    );
  }

  private watch(
    { name, description, severity, every, window, query }: Alert,
    workspaceId: pulumi.Input<string>,
    actionGroup: monitor.ActionGroup,
    { factoryId, resourceGroupName, tags }: MonitoringArgs,
  ) {
    new monitor.ScheduledQueryRule(
      name,
      {
        ruleName: name,
        displayName: name,
        description,
        resourceGroupName,
        kind: "LogAlert",
        severity,
        enabled: true,
        scopes: [workspaceId],
        evaluationFrequency: every,
        windowSize: window,
        criteria: {
          allOf: [
            {
              query: factoryId.apply(query),
              timeAggregation: monitor.TimeAggregation.Count,
              operator: monitor.ConditionOperator.GreaterThan,
              threshold: 0,
              failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
            },
          ],
        },
        autoMitigate: true,
        // The factory's tables come into being with its first logs.
        skipQueryValidation: true,
        actions: { actionGroups: [actionGroup.id] },
        tags,
      },
      { parent: this },
    );
  }
}

function alertsOf({ goldPipelines, staleAfterHours }: MonitoringArgs): readonly Alert[] {
  const ofTables = goldPipelines.length > 0 && staleAfterHours > 0 ? [staleTables(goldPipelines, staleAfterHours)] : [];
  return [failedRuns, quarantinedRows, ...ofTables];
}
