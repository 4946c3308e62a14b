import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import * as components from "../components";
import { commerceFactory } from "../pipelines";
import { containers, linkedServices } from "../pipelines/layout";
import { parseConfiguration } from "./configuration";

/** Declares everything that a stack deploys; answers the stack's outputs. */
export function deployCommerce() {
  const configuration = parseConfiguration(pulumi.getProject(), pulumi.runtime.allConfig());
  const { bronze, location, redundancy } = configuration;
  const naming = { project: pulumi.getProject(), stack: pulumi.getStack(), seed: configuration.seed };
  const names = components.generateNames(naming, configuration.names);
  const tags = components.generateTags(naming, configuration.tags);

  const resourceGroupName = components.resourceGroup(names.resourceGroup, tags).name;
  const common = { resourceGroupName, redundancy, tags };
  const lake = new components.DataLake("lake", {
    ...common,
    accountName: names.lakeAccount,
    containers: [containers.silver, containers.quarantine, containers.state],
  });
  const gold = new components.DataLake("gold", {
    ...common,
    accountName: names.goldAccount,
    containers: [containers.gold],
  });
  const accounts = { bronze: bronze.account ? components.adoptAccount(bronze.account) : lake, lake, gold };
  const accountNames = {
    bronze: accounts.bronze.accountName,
    lake: lake.accountName,
    gold: gold.accountName,
  };

  const integrationRuntime = { name: "dataflows", ...configuration.integrationRuntime };
  const factory = new components.DataFactory("factory", {
    factoryName: names.factory,
    resourceGroupName,
    location,
    integrationRuntime,
    accounts: {
      [linkedServices.bronze]: accountNames.bronze,
      [linkedServices.lake]: accountNames.lake,
      [linkedServices.gold]: accountNames.gold,
    },
    tags,
  });
  new components.Access("factory", {
    principal: names.factory,
    principalId: factory.principalId,
    grants: components.factoryGrants(accounts, bronze.container),
  });
  new components.Access("customer-insights", {
    principal: "Customer Insights",
    principalId: components.customerInsightsPrincipalId(configuration.customerInsightsPrincipalId),
    grants: components.customerInsightsGrants(accounts),
  });

  // Synapse Link makes its container itself, so there is nothing to load until it is named.
  const settings =
    bronze.container === undefined
      ? undefined
      : {
          ...configuration.load,
          accounts: accountNames,
          bronzeContainer: bronze.container,
          integrationRuntime: integrationRuntime.name,
        };
  const content = settings && commerceFactory(settings);
  const load =
    content && new components.Load("load", { factory, resourceGroupName, content, schedule: configuration.schedule });

  const { subscriptionId } = authorization.getClientConfigOutput();

  return {
    /** What the load keeps, and where; a local run derives the tables and their places from it. */
    load: settings,
    /** What to enter in Power Apps. */
    synapseLink: components.synapseLinkSettings({ account: accounts.bronze, subscriptionId, location }),
    /** What to enter in Customer Insights - Data. */
    customerInsights: components.customerInsightsSettings({ account: gold, subscriptionId }, content?.tables ?? []),
    /** What is left to do by hand. */
    nextSteps: components.nextSteps({
      bronzeAccount: accountNames.bronze,
      goldAccount: accountNames.gold,
      resourceGroup: names.resourceGroup,
      factory: names.factory,
      trigger: load?.triggerName,
    }),
  };
}
