import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import * as components from "../components";
import { commerceFactory, type LakeTable } from "../pipelines";
import { goldTables } from "../pipelines/gold";
import { configurationProblems } from "../pipelines/gold/configured";
import { linkedServices } from "../pipelines/layout";
import { deployAccounts, deploySynapse, targetsOf, type Accounts, type Ground } from "./accounts";
import { parseConfiguration, type Configuration } from "./configuration";
import { progress } from "./progress";
import { watch } from "./watch";

/** Declares everything that a stack deploys; answers the stack's outputs, each where there is something to say. */
export function deployCommerce() {
  const configuration = parseConfiguration(pulumi.getProject(), pulumi.runtime.allConfig());
  const { bronze, location, network } = configuration;
  const [refused] = configurationProblems(goldTables, configuration.load);
  if (refused !== undefined) throw refused;
  const naming = { project: pulumi.getProject(), stack: pulumi.getStack(), seed: configuration.seed };
  const names = components.generateNames(naming, configuration.names);
  components.explainRefusals(names);
  const tags = components.generateTags(naming, configuration.tags);
  const { subscriptionId, tenantId } = authorization.getClientConfigOutput();

  const group = components.resourceGroup(names.resourceGroup, tags);
  const resourceGroupName = group.name;
  const ground: Ground = {
    stack: naming.stack,
    configuration,
    names,
    tags,
    resourceGroupName,
    subscriptionId,
    tenantId,
  };
  const synapse = deploySynapse(ground);
  const accounts = deployAccounts(ground);
  const accountNames = {
    bronze: accounts.bronze.accountName,
    lake: accounts.lake.accountName,
    gold: accounts.gold.accountName,
  };

  const factory = new components.DataFactory("factory", {
    factoryName: names.factory,
    resourceGroupName,
    location,
    network,
    integrationRuntime: configuration.integrationRuntime,
    accounts: {
      [linkedServices.bronze]: accountNames.bronze,
      [linkedServices.lake]: accountNames.lake,
      [linkedServices.gold]: accountNames.gold,
    },
    tags,
  });
  const endpoints = network === "private" ? [privateEndpoints(factory, accounts, ground)] : [];
  const access = new components.Access("factory", {
    principal: names.factory,
    principalId: factory.principalId,
    principalType: "ServicePrincipal",
    grants: components.factoryGrants(accounts, bronze.container),
  });
  new components.Access("customer-insights", {
    principal: "Customer Insights",
    principalId: components.customerInsightsPrincipalId(configuration.customerInsightsPrincipalId),
    principalType: "ServicePrincipal",
    grants: components.customerInsightsGrants(accounts),
  });

  const settings = loadSettings(configuration, accountNames, factory.integrationRuntime);
  const content = settings && commerceFactory(settings);
  if (settings !== undefined && content !== undefined) {
    const tables = deployTables(ground, accounts, content.tables);
    const bronzeContainer = { accountId: accounts.bronze.accountId, container: settings.bronzeContainer };
    const trigger = { ...configuration.trigger, bronze: bronzeContainer };
    const needs = [tables, access, ...endpoints];
    new components.Load("load", { factory, resourceGroupName, content, trigger, needs });
  }
  watch(ground, { group, factory, synapse, accounts: accounts.ours, loaded: content !== undefined });

  return {
    /** What the load keeps, and where; a local run derives the tables and their places from it. */
    ...(settings && { load: settings }),
    /** What to enter in Power Apps. */
    synapseLink: components.synapseLinkSettings({
      account: accounts.bronze,
      subscriptionId,
      location,
      bronzeFormat: bronze.format,
      workspace: synapse && names.synapseWorkspace,
    }),
    /** What to enter in Customer Insights - Data. */
    customerInsights: components.customerInsightsSettings(
      { account: accounts.gold, subscriptionId },
      content?.tables ?? [],
    ),
    /** Where analysts find the tables. */
    ...(synapse && { synapse: components.synapseSettings(names.synapseWorkspace) }),
    /** What is left to do by hand. */
    nextSteps: components.nextSteps(progress(ground, accounts, content && configuration.trigger.state)),
  };
}

/** The tables exist before the first load, once whoever deploys may write them. */
function deployTables({ configuration }: Ground, accounts: Accounts, tables: readonly LakeTable[]) {
  const deployer = components.deployerAccess(accounts, configuration.deployerPrincipalId);
  return new components.LakeTables("tables", {
    tables,
    needs: [deployer],
    ...configuration.tables,
  });
}

function privateEndpoints(factory: components.DataFactory, accounts: Accounts, ground: Ground) {
  return new components.PrivateEndpoints("private-endpoints", {
    factory,
    factoryName: ground.names.factory,
    resourceGroupName: ground.resourceGroupName,
    targets: targetsOf(accounts, ground),
  });
}

/** Synapse Link makes its container itself, so there is nothing to load until it is named. */
function loadSettings(
  { bronze, load }: Configuration,
  accounts: { readonly bronze: string; readonly lake: string; readonly gold: string },
  integrationRuntime: string,
) {
  return bronze.container === undefined
    ? undefined
    : { ...load, accounts, bronzeFormat: bronze.format, bronzeContainer: bronze.container, integrationRuntime };
}
