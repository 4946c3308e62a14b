import type * as pulumi from "@pulumi/pulumi";
import { DynamicResource } from "../dynamic/resource";
import type { DeltaTableInputs } from "./inputs";

/**
 * A Delta table: version 0 where there is none, new columns where its definition has some. Its rows are not Pulumi's: a
 * table that exists is never written anew, and stays when the resource goes, unless told otherwise.
 */
export class DeltaTable extends DynamicResource {
  constructor(name: string, inputs: DeltaTableInputs, options?: pulumi.CustomResourceOptions) {
    super("storage:DeltaTable", name, { ...inputs }, options);
  }
}
