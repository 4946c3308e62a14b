import { entry } from "./entry";

/** Errors of a command line call. */
export const cliErrors = {
  "bad-call": entry<{ reason: string }>((p) => p.reason, "add --help to see the commands and their options"),
  "bad-argument": entry<{ argument: string; reason: string }>(
    (p) => `${p.argument}: ${p.reason}`,
    "correct the value; --help shows what the command takes",
  ),
  "expression-failed": entry<{ reason: string }>(
    (p) => `the value cannot be computed: ${p.reason}`,
    "Data Factory may give another value here: local runs refuse what they could get wrong",
  ),
  "expression-stopped": entry<{ reason: string }>(
    (p) => `the evaluation was stopped: ${p.reason}`,
    "evaluate something smaller, or run a data flow, which has no limit",
  ),
  "file-unreadable": entry<{ path: string; reason: string }>(
    (p) => `${p.path} cannot be read: ${p.reason}`,
    "check the path, and that you may read it",
  ),
  "bronze-format": entry<{ found: string; configured: string; mark: string }>(
    (p) =>
      `the bronze folder is of format ${p.found} (it has ${p.mark}), and the stack is configured for ${p.configured}`,
    (p) =>
      `name another folder with --bronze, or set the format of the link: pulumi config set commerce:bronzeFormat ${p.found}`,
  ),
  "bronze-not-an-export": entry<{ reason: string }>(
    (p) => `the bronze folder is no container of Synapse Link: ${p.reason}`,
    "name the folder that stands for the container itself, with the change log and the exported folders (or Delta tables) in it",
  ),
  "state-damaged": entry<{ path: string }>(
    (p) => `${p.path}, the progress of earlier loads, cannot be understood`,
    "delete the file and run again: what it tells of is read again from the first folder and compared, which takes longer and loses nothing",
  ),
  "load-cancelled": entry<{ pipeline: string }>(
    (p) => `pipeline "${p.pipeline}" was cancelled; tables that were not yet committed are as they were`,
    "run again to go on from the last folder that was ingested",
  ),
  "price-table-invalid": entry<{ problems: readonly string[] }>(
    (p) => `the table of prices is wrong:\n  ${p.problems.join("\n  ")}`,
    "compare it with cli/cost/prices.yaml, which has every entry",
  ),
  "schedule-unknown": entry<{ type: string }>(
    (p) => `how often a trigger of type ${p.type} starts the load cannot be told`,
    "give it a recurrence of one frequency and interval, or estimate without this command",
  ),
} as const;
