import type { Entry } from "./entry";
import { azureErrors } from "./azure";
import { benchErrors } from "./bench";
import { cliErrors } from "./cli";
import { deploymentErrors } from "./deployment";
import { dataflowErrors } from "./dataflow";
import { expressionErrors } from "./expression";
import { factoryErrors } from "./factory";
import { flowErrors } from "./flow";
import { lakeErrors } from "./lake";
import { modelErrors } from "./model";
import { programErrors } from "./program";
import { refusalErrors } from "./refusals";
import { sampleErrors } from "./sample";
import { substitutionErrors } from "./substitution";
import { unsupportedErrors } from "./unsupported";
import { valueErrors } from "./value";

/** Every error that the product can report, by code. A room's errors are in the file of its name. */
export const catalogue = {
  ...azureErrors,
  ...benchErrors,
  ...cliErrors,
  ...dataflowErrors,
  ...deploymentErrors,
  ...expressionErrors,
  ...factoryErrors,
  ...flowErrors,
  ...lakeErrors,
  ...modelErrors,
  ...programErrors,
  ...refusalErrors,
  ...sampleErrors,
  ...substitutionErrors,
  ...unsupportedErrors,
  ...valueErrors,
} as const;

export type Code = keyof typeof catalogue;
export type Parameters<C extends Code> = (typeof catalogue)[C] extends Entry<infer P> ? P : never;
