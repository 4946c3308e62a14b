import * as pulumi from "@pulumi/pulumi";
import { Problem } from "../errors";
import { parseConfiguration, type Configuration } from "./configuration";

/** The configuration of this stack; what is wrong with it stops the program before any resource is declared. */
export function readConfiguration(): Configuration {
  try {
    return parseConfiguration(pulumi.getProject(), pulumi.runtime.allConfig());
  } catch (error) {
    // Pulumi prints a RunError without its stack.
    throw error instanceof Problem ? new pulumi.RunError(`${error.message}\n${error.hint}`) : error;
  }
}
