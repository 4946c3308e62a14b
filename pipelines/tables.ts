import type { DataType } from "../dataflow/types";
import type { TableDefinition } from "../lake/delta/definition";
import { commerceTables } from "./commerce";
import { configured, goldTables } from "./gold";
import { goldRoot } from "./layout";
import type { LoadSettings } from "./settings";
import { silverColumns } from "./silver/columns";
