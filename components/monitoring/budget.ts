import * as consumption from "@pulumi/azure-native/consumption";
import type * as pulumi from "@pulumi/pulumi";

export interface Budget {
  /** A month, in the currency of the subscription. */
  readonly amount: number;
  /** The first day of the month in which it is deployed: Azure takes no other (Microsoft: Budgets, create or update). */
  readonly start: string;
  readonly emails: readonly string[];
}

/** Warns before a resource group costs more in a month than it may. It stops nothing. */
export function budget(groupId: pulumi.Input<string>, { amount, start, emails }: Budget): consumption.Budget {
  const warn = (thresholdType: consumption.ThresholdType, threshold: number) => ({
    enabled: true,
    operator: consumption.OperatorType.GreaterThan,
    threshold,
    thresholdType,
    contactEmails: [...emails],
  });
  return new consumption.Budget("budget", {
    budgetName: "commerce",
    scope: groupId,
    amount,
    category: consumption.CategoryType.Cost,
    timeGrain: consumption.TimeGrainType.Monthly,
    timePeriod: { startDate: `${start}T00:00:00Z` },
    notifications: {
      spent: warn(consumption.ThresholdType.Actual, 80),
      forecast: warn(consumption.ThresholdType.Forecasted, 100),
    },
  });
}
