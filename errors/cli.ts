import { entry } from "./entry";

/** Errors of a command line call. */
export const cliErrors = {
  "bad-argument": entry<{ argument: string; reason: string }>(
    (p) => `${p.argument}: ${p.reason}`,
    "run the command with --help to see its options",
  ),
} as const;
