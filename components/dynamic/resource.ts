import * as pulumi from "@pulumi/pulumi";

/** The kinds of resource made here, and the file of this folder that each is run by. */
const providers = {
  "datafactory:Trigger": "trigger",
  "storage:DeltaTable": "deltaTable",
} as const;

/**
 * A resource whose code is in this project: Pulumi's dynamic provider, started in the project's folder, runs it.
 * `pulumi.dynamic.Resource` would print the provider's code into the state, which loads the TypeScript compiler, freezes
 * the code at its last deployment and breaks on much of the language. The lines here lead to the sources instead.
 */
export class DynamicResource extends pulumi.CustomResource {
  constructor(
    kind: keyof typeof providers,
    name: string,
    inputs: pulumi.Inputs,
    options?: pulumi.CustomResourceOptions,
  ) {
    super(`pulumi-nodejs:dynamic/${kind}`, name, { ...inputs, __provider: leadsTo(kind) }, options);
  }
}

/** A module that leads to the provider of a kind. It is in the state of every stack: later releases must do what it says. */
export function leadsTo(kind: keyof typeof providers): string {
  return [
    "exports.handler = () => {",
    '  const inProject = (file) => require("node:path").join(process.cwd(), ...file.split("/"));',
    '  require(inProject("bin/typescript.js"));',
    `  return require(inProject("components/dynamic/${providers[kind]}.ts")).provider;`,
    "};",
  ].join("\n");
}
