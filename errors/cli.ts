import { entry } from "./entry";

/** Errors of a command line call. */
export const cliErrors = {
  "bad-argument": entry<{ argument: string; reason: string }>(
    (p) => `${p.argument}: ${p.reason}`,
    "run the command with --help to see its options",
  ),
  "file-unreadable": entry<{ path: string; reason: string }>(
    (p) => `${p.path} cannot be read: ${p.reason}`,
    "check the path, and that you may read it",
  ),
  "load-failed": entry<{ pipeline: string; reason: string }>(
    (p) => `pipeline "${p.pipeline}" failed: ${p.reason}`,
    "mend what the errors above name and run again: what succeeded is kept, and repeating it changes nothing",
  ),
  "load-cancelled": entry<{ pipeline: string }>(
    (p) => `pipeline "${p.pipeline}" was cancelled; tables that were not yet committed are as they were`,
    "run again to go on from the last folder that was ingested",
  ),
  "nothing-to-run": entry<{ stack: string }>(
    (p) => `stack "${p.stack}" declares no pipelines`,
    "set commerce:bronzeContainer in the stack's configuration",
  ),
} as const;
