import * as pulumi from "@pulumi/pulumi";
import type { LakeTable } from "../../pipelines";
import { DeltaTable } from "./deltaTable";
import { printDefinition, type DeltaTableInputs } from "./inputs";

export interface LakeTablesArgs {
  readonly tables: readonly LakeTable[];
  readonly lackingColumns: DeltaTableInputs["lackingColumns"];
  readonly onDelete: DeltaTableInputs["onDelete"];
  /** What must be there before the tables: the containers, and the right to write to them. */
  readonly needs: readonly pulumi.Resource[];
}

/** The tables of the lake, without rows: Customer Insights can be attached to them before the first load. */
export class LakeTables extends pulumi.ComponentResource {
  constructor(name: string, args: LakeTablesArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:storage:LakeTables", name, {}, options);
    const { lackingColumns, onDelete, needs } = args;
    for (const { account, container, folder, definition } of args.tables) {
      new DeltaTable(
        definition.name,
        { account, container, folder, definition: printDefinition(definition), lackingColumns, onDelete },
        { parent: this, dependsOn: [...needs] },
      );
    }
    this.registerOutputs();
  }
}
