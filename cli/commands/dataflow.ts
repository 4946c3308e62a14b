import type { Command } from "commander";
import { addCheck } from "./dataflow/check";
import { addEval } from "./dataflow/eval";
import { addPrint } from "./dataflow/print";
import { addRun } from "./dataflow/run";
import { addTest } from "./dataflow/test";
import { addUnpack } from "./dataflow/unpack";

/** Commands for any mapping data flow, ours or not. */
export function addDataflow(program: Command): void {
  const dataflow = program.command("dataflow").description("check, print, test, run and evaluate mapping data flows");
  for (const add of [addCheck, addPrint, addTest, addRun, addEval, addUnpack]) add(dataflow);
}
