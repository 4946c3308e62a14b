import { entry } from "./entry";

/** Errors of the sample lake. */
export const sampleErrors = {
  "sample-size": entry<{ what: string; value: string; least: string }>(
    (p) => `The number of ${p.what} is ${p.value}, not a whole number of at least ${p.least}.`,
    (p) => `Give ${p.what} as a whole number, ${p.least} or more.`,
  ),
  "sample-folder-not-empty": entry<{ folder: string }>(
    (p) => `The sample lake cannot be written into ${p.folder}: the folder is not empty.`,
    "Name a new or empty folder. Nothing is overwritten, because it could be a real export.",
  ),
} as const;
